import { Checkbox, Group, SegmentedControl, Select, Stack, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { environmentColours } from '#app/environments/environment.ts';
import type { EnvironmentProblem } from '#app/environments/environment-problems.ts';
import type { SecretChanges } from '#app/environments/secret-changes.ts';
import { oneOf } from '#app/one-of.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { leadToUnusable } from '#renderer/ui/unusable-field.ts';
import { type EnvironmentForm, hasAdvanced, isAdvanced } from './environment-form-state.ts';
import styles from './environments.module.css';
import { NetworkFields, type NetworkForm } from './network-fields.tsx';
import { VariableRows } from './variable-rows.tsx';

type AdvancedFieldsProps = {
  readonly form: EnvironmentForm;
  readonly problems: readonly EnvironmentProblem[];
  readonly secrets: SecretChanges;
  readonly onChange: (change: Partial<EnvironmentForm>) => void;
  readonly onNetwork: (change: (now: NetworkForm) => Partial<NetworkForm>) => void;
};

const bodyForms = [
  { value: 'array', label: 'Array of name and value' },
  { value: 'object', label: 'Object' },
  { value: 'customer-key', label: 'customerKey' },
] as const;

const bodyFormHelp = {
  array: 'properties: [{"name": …, "value": …}], customer key as ck. This is the usual form.',
  object: 'properties: {"name": "value"}, customer key as ck.',
  'customer-key': 'properties as an array, customer key as customerKey with customerKeyName.',
} as const;

/** What most environments leave as it is. It opens where something is set, or is wrong. */
export function AdvancedFields({ form, problems, secrets, onChange, onNetwork }: AdvancedFieldsProps) {
  const [isOpened, setOpened] = useState(() => hasAdvanced(form));
  const fields = useRef<HTMLDivElement>(null);
  const id = useId();
  const isOpen = isOpened || problems.some(isAdvanced);
  const text = (
    field: 'timeout' | 'customerKeyName' | 'monitoringLink' | 'pageLink',
    label: string,
    description: string,
  ) => ({
    label,
    description,
    value: form[field],
    error: problems.find((one) => one.field === (field === 'timeout' ? 'timeoutMs' : field))?.says,
    spellCheck: false,
    autoComplete: 'off',
    onChange: (typed: string) => onChange({ [field]: typed }),
  });
  return (
    <div>
      <UnstyledButton
        className={styles['advanced'] ?? ''}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => {
          // What can't be used must not be hidden.
          if (isOpen && leadToUnusable(fields.current)) return;
          setOpened(!isOpen);
        }}
      >
        {isOpen ? <IconChevronDown size={16} stroke={1.5} /> : <IconChevronRight size={16} stroke={1.5} />}
        Advanced
      </UnstyledButton>
      <Stack id={id} ref={fields} gap={12} mt={12} hidden={!isOpen} display={isOpen ? undefined : 'none'}>
        <div className={styles['pair']}>
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
            onChange={(colour) => onChange({ colour: colour ?? form.colour })}
          />
          <TextField {...text('timeout', 'Time-out', 'In seconds, from 0.1 to 600. For example 15')} />
        </div>
        <Checkbox
          label="Ask before sending"
          description="For servers with real customers. Tidings never selects it when it starts."
          checked={form.askBeforeSending}
          onChange={({ currentTarget }) => onChange({ askBeforeSending: currentTarget.checked })}
        />
        {form.askBeforeSending && (
          <SegmentedControl
            aria-label="How often it asks"
            data={[
              { value: 'each-time', label: 'Each time' },
              { value: 'once-per-session', label: 'Once per session' },
            ]}
            value={form.asks}
            onChange={(asks) => onChange({ asks: asks === 'each-time' ? asks : 'once-per-session' })}
          />
        )}
        <Select
          label="Body form"
          description={bodyFormHelp[form.bodyForm]}
          data={bodyForms}
          value={form.bodyForm}
          onChange={(bodyForm) => onChange({ bodyForm: bodyForm ?? form.bodyForm })}
        />
        {form.bodyForm === 'customer-key' && (
          <TextField
            {...text('customerKeyName', 'Customer key name', 'The name of the key in MXO, for example Email or CRM ID')}
          />
        )}
        <TextField
          {...text(
            'monitoringLink',
            'Monitoring link',
            'Optional. For example https://mxo.example.com/monitoring?key={ck}. {server}, {sk}, {tid} and {ck} are filled in.',
          )}
        />
        <TextField
          {...text(
            'pageLink',
            'Page link',
            'Optional. A web page that takes over the TID of a customer, for example https://www.example.com/offers?tid={tid}.',
          )}
        />
        <NetworkFields
          environmentId={form.id}
          network={form.network}
          secrets={secrets}
          problems={problems}
          onChange={onNetwork}
        />
        <VariableRows variables={form.variables} onChange={(variables) => onChange({ variables })} />
      </Stack>
    </div>
  );
}

function title(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
