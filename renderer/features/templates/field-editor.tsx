import { ActionIcon, Checkbox, Select, TagsInput, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { renameTarget } from '#app/templates/form-fields.ts';
import { hiddenInField } from '#app/templates/hidden-in-template.ts';
import { type FieldType, fieldTypes, type Target, type TemplateField } from '#app/templates/template.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Hidden } from '#renderer/ui/hidden-characters.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './templates.module.css';

type FieldEditorProps = {
  readonly field: TemplateField;
  readonly number: number;
  /** A save was tried: problems are shown. */
  readonly isTried: boolean;
  readonly onChange: (field: TemplateField) => void;
  readonly onRemove: () => void;
};

const typeNames: Readonly<Record<FieldType, string>> = {
  text: 'Text',
  number: 'Number',
  choice: 'Choice',
  date: 'Date',
  'yes-no': 'Yes or no',
};

const targetNames: Readonly<Record<Target['kind'], string>> = {
  'customer-key': 'Customer key',
  parameter: 'URI parameter',
  property: 'Property',
};

const targetKinds = ['customer-key', 'parameter', 'property'] as const;

/** One field of a template, being made. */
export function FieldEditor({ field, number, isTried, onChange, onRemove }: FieldEditorProps) {
  const { label, type, choices, example, help, initial, required, target } = field;
  const hidden = hiddenInField(field);
  const set = (change: Partial<TemplateField>) => onChange({ ...field, ...change });
  return (
    <div role="group" aria-label={`Field ${number}`} className={styles['field']}>
      <div className={styles['fieldHead']}>
        <Title order={4} size="sm">
          Field {number}
        </Title>
        <Text size="xs" c="dimmed" className="mono">
          {`{${field.id}}`}
        </Text>
        <Checkbox
          label="Required"
          checked={required}
          onChange={({ currentTarget }) => set({ required: currentTarget.checked })}
        />
        <ActionIcon size={28} aria-label={`Remove field ${number}`} onClick={onRemove}>
          <IconX size={16} stroke={1.5} />
        </ActionIcon>
      </div>
      <div className={styles['essentials']}>
        <TextField
          label="Question"
          value={label}
          error={isTried && label.trim() === ''}
          onChange={(typed) => set({ label: typed })}
        />
        <Select
          label="Type"
          data={fieldTypes.map((value) => ({ value, label: typeNames[value] }))}
          value={type}
          onChange={(value) => set({ type: fieldTypes.find((one) => one === value) ?? type })}
        />
        <Select
          label="Goes into"
          data={targetKinds.map((value) => ({ value, label: targetNames[value] }))}
          value={target.kind}
          onChange={(value) => {
            const kind = targetKinds.find((one) => one === value) ?? target.kind;
            const name = target.kind === 'customer-key' ? '' : target.name;
            set({ target: kind === 'customer-key' ? { kind } : { kind, name } });
          }}
        />
        <TextField
          label="Name"
          classNames={{ input: 'mono' }}
          disabled={target.kind === 'customer-key'}
          value={target.kind === 'customer-key' ? '' : target.name}
          error={isTried && target.kind !== 'customer-key' && target.name.trim() === ''}
          onChange={(typed) => set({ target: renameTarget(target, typed) })}
        />
      </div>
      <div className={styles['details']}>
        <TextField label="Example" value={example} onChange={(typed) => set({ example: typed })} />
        <TextField label="Help" value={help} onChange={(typed) => set({ help: typed })} />
        {type === 'choice' && (
          <TagsInput
            label="Choices"
            placeholder="Press Enter after each"
            // A comma may be part of a choice, and MXO tells upper case from lower case.
            splitChars={[]}
            isDuplicate={(choice, others) => others.includes(choice)}
            value={[...choices]}
            error={isTried && choices.length === 0}
            onChange={(values) => set({ choices: values })}
          />
        )}
        {type === 'choice' ? (
          <ChoiceField
            label="Default value"
            choices={[...new Set(choices)]}
            value={initial}
            onChange={(typed) => set({ initial: typed })}
          />
        ) : (
          <TextField label="Default value" value={initial} onChange={(typed) => set({ initial: typed })} />
        )}
      </div>
      {hidden !== null && <Hidden named={hidden.named} onRemove={() => onChange(hidden.cleaned)} />}
    </div>
  );
}
