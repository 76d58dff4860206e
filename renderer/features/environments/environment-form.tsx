import { Checkbox, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { environmentColours } from '#app/environment/environment.ts';
import type { EnvironmentFault } from '#app/environment/environment-faults.ts';
import type { SecretChanges } from '#app/ipc/network-calls.ts';
import { oneOf } from '#app/one-of.ts';
import { call } from '#renderer/bridge.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { ConnectionTest } from './connection-test.tsx';
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
  readonly faults: readonly EnvironmentFault[];
  readonly split: Split | null;
  readonly secrets: SecretChanges;
  readonly onChange: (form: Form, split: Split | null) => void;
  readonly onSecrets: (form: Form, secrets: SecretChanges) => void;
};

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
export function EnvironmentForm({ form, faults, split, secrets, onChange, onSecrets }: EnvironmentFormProps) {
  const change = (part: Partial<Form>) => onChange({ ...form, ...part }, split);
  const fault = (field: EnvironmentFault['field']) => faults.find((candidate) => candidate.field === field)?.says;
  const text = (
    field: 'name' | 'serverName' | 'timeout' | 'customerKeyName' | 'monitoringLink',
    label: string,
    description?: ReactNode,
  ) => ({
    label,
    description,
    value: form[field],
    error: fault(field === 'timeout' ? 'timeoutMs' : field),
    spellCheck: false,
    autoComplete: 'off',
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      change({ [field]: currentTarget.value }),
  });

  function splitNow(serverName: string) {
    const taken = splitServerName({ ...form, serverName });
    if (taken !== null) onChange(taken.form, taken.split);
  }

  return (
    <Stack gap={12}>
      <div className={styles['pair']}>
        <TextInput {...text('name', 'Name')} data-autofocus />
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
      <TextInput
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
          const taken = splitServerName({ ...form, serverName: pasted });
          if (taken === null) change({ serverName: pasted });
          else onChange(taken.form, taken.split);
        }}
      />
      <SiteKeyFields siteKeys={form.siteKeys} faults={faults} onChange={(siteKeys) => change({ siteKeys })} />
      <div className={styles['pair']}>
        <TextInput {...text('timeout', 'Time-out', 'Seconds, from 0.1 to 600')} />
        <Select
          label="Body form"
          description={bodyFormHelp[form.bodyForm]}
          data={bodyForms}
          value={form.bodyForm}
          onChange={(bodyForm) => change({ bodyForm: bodyForm ?? form.bodyForm })}
        />
      </div>
      {form.bodyForm === 'customer-key' && (
        <TextInput
          {...text('customerKeyName', 'Customer key name', 'What the key is called in MXO, as Email or CRM id')}
        />
      )}
      <TextInput
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
        faults={faults}
        onChange={(network, changed) => onSecrets({ ...form, network }, changed)}
      />
      <ConnectionTest onTest={() => call('connection.test', { environment: formToEnvironment(form), secrets })} />
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
