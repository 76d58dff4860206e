import { Button, Select, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { blankField } from '#app/templates/propose-template.ts';
import { channels, type Template, type TemplateField } from '#app/templates/template.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { CancelButton, FormModal } from '#renderer/ui/form-modal.tsx';
import { HiddenInKey, HiddenInProse } from '#renderer/ui/hidden-characters.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { isSameForm } from '#renderer/ui/unsaved.ts';
import { formatKey, formatKeyByPlace } from '#renderer/ui/use-keys.ts';
import { useLatest } from '#renderer/ui/use-latest.ts';
import { FieldEditor } from './field-editor.tsx';
import styles from './templates.module.css';

type TemplateEditorProps = {
  readonly template: Template;
  readonly isNew: boolean;
  readonly onSave: (template: Template) => void;
  readonly onClose: () => void;
};

/** Makes or changes a template of one's own. */
export function TemplateEditor({ template, isNew, onSave, onClose }: TemplateEditorProps) {
  const [edited, setEdited] = useState(template);
  const [tried, setTried] = useState(false);
  const editor = useRef<HTMLDivElement>(null);
  const { title, when, channel, uri, story, fields } = edited;
  const set = (change: Partial<Template>) => setEdited({ ...edited, ...change });
  const setField = (at: number, field: TemplateField) =>
    set({ fields: fields.map((other, index) => (index === at ? field : other)) });
  const problems = problemsOf(edited);

  const latest = useLatest(edited);

  function save() {
    // A choice that was typed and not entered counts too.
    flushSync(() => document.activeElement instanceof HTMLInputElement && document.activeElement.blur());
    const typed = latest.current;
    if (problemsOf(typed).length === 0) return onSave({ ...typed, title: typed.title.trim() });
    flushSync(() => setTried(true));
    return editor.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  return (
    <FormModal
      opened
      onClose={onClose}
      title={isNew ? 'New template' : 'Edit template'}
      isChanged={!isSameForm(edited, template)}
      size={920}
      onKeyDown={(event) => {
        if (event.altKey || ![formatKey(event), formatKeyByPlace(event)].includes('Mod+S')) return;
        event.preventDefault();
        if (!event.repeat) save();
      }}
    >
      <div className={styles['editor']} ref={editor}>
        <div className={styles['row']}>
          <TextField
            label="Title"
            data-autofocus
            value={title}
            onFocus={({ currentTarget }) => currentTarget.select()}
            error={tried && title.trim() === '' ? 'Give the template a title.' : undefined}
            onChange={(typed) => set({ title: typed })}
          />
          <Select
            label="Channel"
            data={[...channels]}
            value={channel}
            onChange={(value) => set({ channel: channels.find((one) => one === value) ?? channel })}
          />
        </div>
        <HiddenInProse text={title} onClean={(clean) => set({ title: clean })} />
        <TextField
          label="When to use it"
          placeholder="Use this when …"
          value={when}
          onChange={(typed) => set({ when: typed })}
        />
        <HiddenInProse text={when} onClean={(clean) => set({ when: clean })} />
        <TextField
          label="URI"
          classNames={{ input: 'mono' }}
          placeholder="assist://salescloud/testdrive/book"
          value={uri}
          error={tried && uri.trim() === '' ? 'Enter a URI. For example assist://salescloud/testdrive/book' : undefined}
          onChange={(typed) => set({ uri: typed })}
        />
        <HiddenInKey text={uri} onClean={(clean) => set({ uri: clean })} />
        <Title order={3}>Fields</Title>
        {fields.map((field, index) => (
          <FieldEditor
            key={field.id}
            field={field}
            number={index + 1}
            isTried={tried}
            onChange={(changed) => setField(index, changed)}
            onRemove={() => set({ fields: fields.filter((other) => other !== field) })}
          />
        ))}
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={16} stroke={1.5} />}
            onClick={() => set({ fields: [...fields, blankField(freeId(fields))] })}
          >
            Add field
          </Button>
        </div>
        <TextField
          label="What MXO will receive"
          description={`One sentence that uses answers in braces: ${fields.map(({ id }) => `{${id}}`).join(' ')}. Leave empty for a list.`}
          value={story}
          onChange={(typed) => set({ story: typed })}
        />
        <HiddenInProse text={story} onClean={(clean) => set({ story: clean })} />
      </div>
      <DialogFoot>
        {tried && problems.length > 0 && (
          <Text size="xs" c="var(--t-bad)" role="alert">
            {problems[0]}
          </Text>
        )}
        <CancelButton onClose={onClose} />
        <Button variant="filled" onClick={save}>
          Save template
        </Button>
      </DialogFoot>
    </FormModal>
  );
}

/** An id that a person can write into the sentence. */
function freeId(fields: readonly TemplateField[]): string {
  let number = fields.length + 1;
  while (fields.some(({ id }) => id === `field-${number}`)) number += 1;
  return `field-${number}`;
}

function problemsOf({ title, uri, fields }: Template): readonly string[] {
  return [
    ...(title.trim() === '' ? ['The template has no title.'] : []),
    ...(uri.trim() === '' ? ['The template has no URI.'] : []),
    ...fields.flatMap(({ label, target, type, choices }, index) => [
      ...(label.trim() === '' ? [`Field ${index + 1} has no question.`] : []),
      ...(target.kind !== 'customer-key' && target.name.trim() === '' ? [`Field ${index + 1} has no name.`] : []),
      ...(type === 'choice' && choices.length === 0 ? [`Field ${index + 1} has no choices.`] : []),
    ]),
  ];
}
