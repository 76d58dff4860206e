import { Button, Select } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { editUri } from '#app/event/parameters.ts';
import { formatDuration, parseDuration } from '#app/quantity.ts';
import type { CastMember, Step } from '#app/storyboards/storyboard.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SettledInput, SettledTextarea } from '#renderer/ui/settled-input.tsx';
import styles from './steps.module.css';

type StepFieldsProps = {
  readonly step: Step;
  readonly cast: readonly CastMember[];
  readonly onChange: (change: (step: Step) => Step) => void;
  readonly onOpenInComposer: () => void;
};

const nobody = 'as the event says';
const longestPlayMs = 600_000;

/** What a step says, and what it sends. Saved as it is typed. */
export function StepFields({ step, cast, onChange, onOpenInComposer }: StepFieldsProps) {
  return (
    <>
      <SettledInput
        label="Title"
        value={step.title}
        onSettle={(title) => onChange((now) => ({ ...now, title: title.trim() || 'Untitled' }))}
      />
      {step.kind === 'pause' && (
        <NumberField
          label="Takes, when it is played"
          help="As 4 s or 500 ms; at most 10 min"
          value={step.playMs}
          least={0}
          most={longestPlayMs}
          range="At most 10 min"
          misread="Enter a time, for example 4 s or 500 ms"
          parse={parseDuration}
          format={formatDuration}
          restMs={400}
          onChange={(playMs) => playMs !== null && onChange((now) => (now.kind === 'pause' ? { ...now, playMs } : now))}
        />
      )}
      {step.kind !== 'pause' && (
        <SettledTextarea
          label="Note"
          description="What you say meanwhile. It stands on the screen while you present."
          rows={2}
          classNames={{ input: styles['note'] ?? '' }}
          value={step.note}
          onSettle={(note) => onChange((now) => (now.kind === 'pause' ? now : { ...now, note }))}
        />
      )}
      {step.kind === 'event' && (
        <div className={styles['eventFields']}>
          <Select
            label="Played as"
            data={[
              ...cast.map(({ id, name }) => ({ value: id, label: name })),
              { value: nobody, label: 'As the event says' },
            ]}
            value={step.castId ?? nobody}
            onChange={(value) => {
              const castId = value === nobody ? null : value;
              onChange((now) => (now.kind === 'event' ? { ...now, castId } : now));
            }}
          />
          <SettledInput
            label="URI"
            classNames={{ input: 'mono' }}
            placeholder="assist://salescloud/testdrive/book"
            value={step.draft.uri}
            onSettle={(uri) =>
              onChange((now) => (now.kind === 'event' ? { ...now, draft: editUri(now.draft, uri) } : now))
            }
          />
          <Button leftSection={<IconFile size={16} stroke={1.5} />} onClick={onOpenInComposer}>
            Open in composer
          </Button>
        </div>
      )}
    </>
  );
}
