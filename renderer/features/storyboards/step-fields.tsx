import { Button, Select } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { use } from 'react';
import { editUri } from '#app/event/parameters.ts';
import { formatDuration, parseDuration } from '#app/quantity.ts';
import type { CastMember, Step } from '#app/storyboards/storyboard.ts';
import { AutosaveInput, AutosaveTextarea } from '#renderer/ui/autosave-input.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import styles from './steps.module.css';

type StepFieldsProps = {
  readonly step: Step;
  readonly cast: readonly CastMember[];
  readonly onChange: (change: (step: Step) => Step) => void;
  readonly onOpenInComposer: () => void;
};

const nobody = 'as in the event';
const longestPlayMs = 600_000;

const playTime = {
  parse: parseDuration,
  format: formatDuration,
  misread: 'Enter a time, for example 4 s or 500 ms',
  rangeText: 'At most 10 min',
};

/** The fields of a step. Saved as they are typed. */
export function StepFields({ step, cast, onChange, onOpenInComposer }: StepFieldsProps) {
  const { text } = use(CustomersContext);
  return (
    <>
      <AutosaveInput
        label="Title"
        value={step.title}
        onSave={(title) => onChange((now) => ({ ...now, title: title.trim() || 'Untitled' }))}
      />
      {step.kind === 'pause' && (
        <NumberField
          label="Duration when played"
          help="For example 4 s or 500 ms. At most 10 min"
          value={step.playMs}
          range={[0, longestPlayMs]}
          notation={playTime}
          delayMs={400}
          onChange={(playMs) => playMs !== null && onChange((now) => (now.kind === 'pause' ? { ...now, playMs } : now))}
        />
      )}
      {step.kind !== 'pause' && (
        <AutosaveTextarea
          label="Note"
          description="What you say during this step. It’s shown while you present."
          rows={2}
          classNames={{ input: styles['note'] ?? '' }}
          value={step.note}
          onSave={(note) => onChange((now) => (now.kind === 'pause' ? now : { ...now, note }))}
        />
      )}
      {step.kind !== 'pause' && (
        <AutosaveTextarea
          label="Story line"
          description="What others read in the audience window. They never see the note."
          rows={2}
          classNames={{ input: styles['note'] ?? '' }}
          value={step.storyLine}
          onSave={(storyLine) => onChange((now) => (now.kind === 'pause' ? now : { ...now, storyLine }))}
        />
      )}
      {step.kind === 'event' && (
        <div className={styles['eventFields']}>
          <Select
            label="Customer"
            data={[
              ...cast.map(({ id, name, customerKey }) => ({ value: id, label: text(name, customerKey) })),
              { value: nobody, label: 'As in the event' },
            ]}
            value={step.castId ?? nobody}
            onChange={(value) => {
              const castId = value === nobody ? null : value;
              onChange((now) => (now.kind === 'event' ? { ...now, castId } : now));
            }}
          />
          <AutosaveInput
            label="URI"
            classNames={{ input: 'mono' }}
            placeholder="assist://salescloud/testdrive/book"
            value={step.draft.uri}
            onSave={(uri) =>
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
