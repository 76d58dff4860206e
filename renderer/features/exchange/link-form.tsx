import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { monitoringLinkProblem, pageLinkProblem } from '#app/environments/link-template.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useUnsaved } from '#renderer/ui/unsaved.ts';

/** The links of an environment. */
export type LinkKind = 'monitoringLink' | 'pageLink';

type LinkFormProps = {
  readonly kind: LinkKind;
  readonly environment: Environment;
  /** The button that opens the link; false while there is none. */
  readonly open: ReactNode;
  /** Returns why the link was not saved; null when it was. */
  readonly onSave: (environment: Environment, link: string) => Promise<string | null>;
};

const monitoringTexts = {
  label: 'Monitoring link',
  description: 'For example https://mxo.example.com/monitoring?key={ck}. {server}, {sk}, {tid} and {ck} are filled in.',
  missing: 'Enter the address of Monitoring. For example https://mxo.example.com/monitoring',
  problemOf: monitoringLinkProblem,
};

const pageTexts = {
  label: 'Page link',
  description: 'For example https://www.example.com/offers?tid={tid}. {server}, {sk}, {tid} and {ck} are filled in.',
  missing: 'Enter the address of a web page. For example https://www.example.com/offers?tid={tid}',
  problemOf: pageLinkProblem,
};

/** A link of an environment: opened, or set where it is missed. */
export function LinkForm({ kind, environment, open, onSave }: LinkFormProps) {
  const { label, description, missing, problemOf } = kind === 'pageLink' ? pageTexts : monitoringTexts;
  const saved = environment[kind];
  const [link, setLink] = useState(saved);
  const [isEditing, setEditing] = useState(saved === '');
  const [problem, setProblem] = useState<string | null>(null);
  useUnsaved(label, link.trim() !== saved);

  async function save() {
    const text = link.trim();
    const found = text === '' && saved === '' ? missing : problemOf(text);
    setProblem(found);
    if (found === null) setProblem(await onSave(environment, text));
  }

  return (
    <>
      <Group gap={8}>
        {open}
        {!isEditing && <Button onClick={() => setEditing(true)}>Change link</Button>}
      </Group>
      {isEditing && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextField
            mt={saved === '' ? 0 : 12}
            label={label}
            description={description}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={link}
            error={problem}
            spellCheck={false}
            autoComplete="off"
            onChange={(typed) => {
              setLink(typed);
              setProblem(null);
            }}
          />
          <Button type="submit" mt={8}>
            Save link
          </Button>
        </form>
      )}
    </>
  );
}
