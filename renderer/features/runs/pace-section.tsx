import { Checkbox } from '@mantine/core';
import { parseDuration } from '#app/quantity.ts';
import { readFigure } from '#app/read-figure.ts';
import type { Pace, RecordedGaps } from '#app/runs/pace.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import styles from './run-settings.module.css';
import { GapFields, SpeedChoice, TimingChoice } from './timing-section.tsx';

type PaceSectionProps = {
  readonly pace: Pace;
  /** The deadline of the environment, in milliseconds. */
  readonly usualTimeoutMs: number;
  /** Where the times of the source are from; null where it has none. */
  readonly timesOf: 'history' | 'storyboard' | null;
  readonly onChange: (pace: Pace) => void;
};

const milliseconds = { parse: readMs };
const withFractions = { withFractions: true };

/** How fast a run sends its items. */
export function PaceSection({ pace, usualTimeoutMs, timesOf, onChange }: PaceSectionProps) {
  const set = (change: Partial<Pace>) => onChange({ ...pace, ...change });
  const { recorded } = pace;
  const setGaps = (gaps: RecordedGaps) => set({ recorded: gaps });
  return (
    <>
      {timesOf !== null && <TimingChoice pace={pace} isStoryboard={timesOf === 'storyboard'} onChange={onChange} />}
      {recorded !== null && <SpeedChoice gaps={recorded} onChange={setGaps} />}
      <div className={styles['pairs']}>
        {recorded !== null && <GapFields gaps={recorded} onChange={setGaps} />}
        <NumberField
          label="In flight"
          value={pace.inFlight}
          range={[1, 64]}
          help="Events sent at the same time. For example 8"
          onChange={(inFlight) => inFlight !== null && set({ inFlight })}
        />
        {recorded === null && <RateFields pace={pace} set={set} />}
        <NumberField
          label="Iterations"
          value={pace.iterations}
          range={[1, 100_000]}
          help="Times to send all rows. For example 1"
          onChange={(iterations) => iterations !== null && set({ iterations })}
        />
        <NumberField
          label="Time-out"
          value={pace.timeoutMs}
          range={[100, 600_000]}
          unit="ms"
          whenOpen={String(usualTimeoutMs)}
          help="Leave empty to use the environment’s"
          notation={milliseconds}
          onChange={(timeoutMs) => set({ timeoutMs })}
        />
      </div>
      <Checkbox
        label="Stop on first failure"
        checked={pace.stopOnFailure}
        onChange={({ currentTarget }) => set({ stopOnFailure: currentTarget.checked })}
      />
      <Checkbox
        label="Continue tid per customer"
        description="Sends a customer’s events one after another. Each uses the TID from the previous response."
        checked={pace.continueTid}
        onChange={({ currentTarget }) => set({ continueTid: currentTarget.checked })}
      />
    </>
  );
}

type RateFieldsProps = { readonly pace: Pace; readonly set: (change: Partial<Pace>) => void };

function RateFields({ pace, set }: RateFieldsProps) {
  return (
    <>
      <NumberField
        label="Rate"
        value={pace.perSecond}
        range={[0.01, 10_000]}
        unit="/ s"
        notation={withFractions}
        whenOpen="no limit"
        help="Most events started per second. For example 5"
        onChange={(perSecond) => set({ perSecond })}
      />
      <NumberField
        label="Pause between"
        value={pace.pauseMs}
        range={[0, 3_600_000]}
        unit="ms"
        notation={milliseconds}
        onChange={(pauseMs) => pauseMs !== null && set({ pauseMs })}
      />
      <NumberField
        label="Random variation"
        value={pace.jitterMs}
        range={[0, 3_600_000]}
        unit="ms"
        notation={milliseconds}
        onChange={(jitterMs) => jitterMs !== null && set({ jitterMs })}
      />
    </>
  );
}

/** Reads `500`, `500 ms`, `2 s` or `1 min` as milliseconds. */
function readMs(text: string): number | null {
  return /[a-z]/i.test(text) ? parseDuration(text) : readFigure(text, 'whole');
}
