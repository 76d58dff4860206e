import { Checkbox, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { environmentColours } from '#app/environments/environment.ts';
import type { EnvironmentProblem } from '#app/environments/environment-problems.ts';
import type { SecretChanges } from '#app/environments/secret-changes.ts';
import { oneOf } from '#app/one-of.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { ConnectionTest } from './connection-check.tsx';
import {
  type EnvironmentForm as Form,
  formToEnvironment,
  type Split,
  splitServerName,
} from './environment-form-state.ts';
import styles from './environments.module.css';
import { NetworkFields } from './network-fields.tsx';
import { SiteKeyFields } from './site-key-fields.tsx';
import { VariableRows } from './variable-rows.tsx';

type EnvironmentFormProps = {
  readonly form: Form;
  readonly problems: readonly EnvironmentProblem[];
  readonly split: Split | null;
  readonly secrets: SecretChanges;
  /** The form may have changed since it was rendered. */
  readonly onChange: (change: (now: Edited) => Partial<Edited>) => void;
};

/** What a person changes in an environment. */
export type Edited = { readonly form: Form; readonly split: Split | null; readonly secrets: SecretChanges };

const bodyForms = [
  { value: 'array', label: 'Array of name and value' },
  { value: 'object', label: 'Object' },
  { value: 'customer-key', label: 'customerKey' },
] as const;

const bodyFormHelp = {
  array: 'properties: [{"name": …, "value": …}], customer as ck. The usual form.',
  object: 'properties: {"name": "value"}, customer as ck.',
  'customer-key': 'properties as array, customer as customerKey with customerKeyName.',
} as const;

/** The fields of one environment. */
export function EnvironmentForm({ form, problems, split, secrets, onChange }: EnvironmentFormProps) {
  const change = (part: Partial<Form>) => onChange((now) => ({ form: { ...now.form, ...part } }));
  const problem = (field: EnvironmentProblem['field']) => problems.find((candidate) => candidate.field === field)?.says;
  const text = (
    field: 'name' | 'serverName' | 'timeout' | 'customerKeyName' | 'monitoringLink',
    label: string,
    description?: ReactNode,
  ) => ({
    label,
    description,
    value: form[field],
    error: problem(field === 'timeout' ? 'timeoutMs' : field),
    spellCheck: false,
    autoComplete: 'off',
    onChange: (typed: string) => change({ [field]: typed }),
  });

  function splitNow(serverName: string) {
    onChange((now) => splitServerName({ ...now.form, serverName }) ?? {});
  }

  return (
    <Stack gap={12}>
      <div className={styles['pair']}>
        <TextField {...text('name', 'Name')} data-autofocus />
        <Select
          label="Colour"
          data={environmentColours.map((colour) => ({ value: colour, label: title(colour) }))}
          value={form.colour}
          leftSection={<EnvironmentSquare colour={form.colour} />}
          renderOption={({ option }) => (
            <Group gap={8}>
              <EnvironmentSquare colour={oneOf(environmentColours, option.value) ?? form.colour} />
              {option.label}
            </Group>
          )}
          onChange={(colour) => change({ colour: colour ?? form.colour })}
        />
      </div>
      <TextField
        {...text(
          'serverName',
          'Server name',
          split === null ? 'With or without https://. A whole endpoint URL is taken apart.' : <Taken split={split} />,
        )}
        onBlur={({ currentTarget }) => splitNow(currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain').trim();
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          if (selectionStart !== 0 || selectionEnd !== value.length) return;
          event.preventDefault();
          onChange(
            ({ form: now }) =>
              splitServerName({ ...now, serverName: pasted }) ?? { form: { ...now, serverName: pasted } },
          );
        }}
      />
      <SiteKeyFields siteKeys={form.siteKeys} problems={problems} onChange={(siteKeys) => change({ siteKeys })} />
      <div className={styles['pair']}>
        <TextField {...text('timeout', 'Time-out', 'Seconds, from 0.1 to 600')} />
        <Select
          label="Body form"
          description={bodyFormHelp[form.bodyForm]}
          data={bodyForms}
          value={form.bodyForm}
          onChange={(bodyForm) => change({ bodyForm: bodyForm ?? form.bodyForm })}
        />
      </div>
      {form.bodyForm === 'customer-key' && (
        <TextField
          {...text('customerKeyName', 'Customer key name', 'What the key is called in MXO, as Email or CRM id')}
        />
      )}
      <TextField
        {...text(
          'monitoringLink',
          'Monitoring link',
          'Opened after a send. {server} {sk} {tid} {ck} are filled in. May be empty.',
        )}
      />
      <Checkbox
        label="Ask before sending"
        description="For servers with real customers. It is never selected by itself at a start."
        checked={form.askBeforeSending}
        onChange={({ currentTarget }) => change({ askBeforeSending: currentTarget.checked })}
      />
      {form.askBeforeSending && (
        <SegmentedControl
          aria-label="How often it asks"
          data={[
            { value: 'each-time', label: 'Each time' },
            { value: 'once-per-session', label: 'Once per session' },
          ]}
          value={form.asks}
          onChange={(asks) => change({ asks: asks === 'each-time' ? asks : 'once-per-session' })}
        />
      )}
      <NetworkFields
        environmentId={form.id}
        network={form.network}
        secrets={secrets}
        problems={problems}
        onChange={(edit) =>
          onChange((now) => {
            const { network = now.form.network, ...rest } = edit({ network: now.form.network, secrets: now.secrets });
            return { form: { ...now.form, network }, ...rest };
          })
        }
      />
      <ConnectionTest asked={{ environment: formToEnvironment(form), secrets }} />
      <VariableRows variables={form.variables} onChange={(variables) => change({ variables })} />
    </Stack>
  );
}

function Taken({ split }: { readonly split: Split }) {
  return (
    <Text span size="xs" c="var(--t-accent)">
      Taken apart: {split.siteKey !== null && `site key ${split.siteKey} is below`}
      {split.siteKey !== null && split.tid !== null && ', '}
      {split.tid !== null && `tid ${split.tid} goes to the event when you save`}.
    </Text>
  );
}

function title(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
