import { Button, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import { formatDuration, parseDuration } from '#app/quantity.ts';
import { asRecorded, type Pace, type RecordedGaps, recordedGapsSchema } from '#app/runs/pace.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';

const speeds = [1, 2, 5, 10, 100] as const;
const { leastMs: leastLimit, mostMs: mostLimit } = recordedGapsSchema.shape;
const longestLeastMs = leastLimit.maxValue ?? 0;
const longestMostMs = mostLimit.unwrap().maxValue ?? 0;
const withFractions = { withFractions: true };
const gapTime = { parse: parseDuration, format: formatGap, misread: 'Enter a time, for example 10 s' };

type TimingProps = {
  readonly pace: Pace;
  /** Where the times of the events are from. */
  readonly isStoryboard: boolean;
  readonly onChange: (pace: Pace) => void;
};

/** Whether a run keeps the time between its events, where its source has any. */
export function TimingChoice({ pace, isStoryboard, onChange }: TimingProps) {
  const label = useId();
  return (
    <div>
      <Text size="xs" fw={500} mb={4} id={label}>
        Time between events
      </Text>
      <SegmentedControl
        fullWidth
        aria-labelledby={label}
        data={[
          { value: 'set', label: 'As set' },
          { value: 'recorded', label: isStoryboard ? 'As in the storyboard' : 'As recorded' },
        ]}
        value={pace.recorded === null ? 'set' : 'recorded'}
        onChange={(value) => onChange(value === 'recorded' ? asRecorded(pace) : { ...pace, recorded: null })}
      />
    </div>
  );
}

type GapFieldsProps = { readonly gaps: RecordedGaps; readonly onChange: (gaps: RecordedGaps) => void };

/** The usual speeds, one press each. */
export function SpeedChoice({ gaps, onChange }: GapFieldsProps) {
  return (
    <Button.Group aria-label="Usual speeds">
      {speeds.map((speed) => (
        <Button
          key={speed}
          size="compact-sm"
          flex={1}
          variant={speed === gaps.speed ? 'light' : 'default'}
          aria-pressed={speed === gaps.speed}
          onClick={() => onChange({ ...gaps, speed })}
        >
          {speed}x
        </Button>
      ))}
    </Button.Group>
  );
}

/** How fast, and how short and long a gap may be. */
export function GapFields({ gaps, onChange }: GapFieldsProps) {
  const { speed, leastMs, mostMs } = gaps;
  return (
    <>
      <NumberField
        label="Speed"
        value={speed}
        range={[1, 100]}
        unit="x"
        notation={withFractions}
        help="Times as fast as it was. For example 5"
        onChange={(value) => value !== null && onChange({ ...gaps, speed: value })}
      />
      <NumberField
        label="Shortest gap"
        value={leastMs}
        range={[0, Math.min(longestLeastMs, mostMs ?? longestLeastMs)]}
        notation={{ ...gapTime, rangeText: rangeOf(0, Math.min(longestLeastMs, mostMs ?? longestLeastMs)) }}
        help="Between any two events. For example 1 s"
        onChange={(value) => value !== null && onChange({ ...gaps, leastMs: value })}
      />
      <NumberField
        label="Longest gap"
        value={mostMs}
        range={[leastMs, longestMostMs]}
        whenOpen="no limit"
        notation={{ ...gapTime, rangeText: rangeOf(leastMs, longestMostMs) }}
        help="Cuts long waits short. For example 10 s"
        onChange={(value) => onChange({ ...gaps, mostMs: value })}
      />
    </>
  );
}

/** A time as the field reads it: `0 s`, `12.5 s`, `2 min`. */
/** In minutes even above an hour, as `parseDuration` reads them. */
function formatGap(ms: number): string {
  if (ms === 0) return '0 s';
  if (ms < 60_000) return formatDuration(ms);
  const seconds = Math.floor((ms % 60_000) / 1_000);
  return `${Math.floor(ms / 60_000)} min${seconds === 0 ? '' : ` ${seconds} s`}`;
}

function rangeOf(least: number, most: number): string {
  return `From ${formatGap(least)} to ${formatGap(most)}`;
}
