import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { monitoringLinkProblem } from '#app/environments/monitoring-link.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useUnsaved } from '#renderer/ui/unsaved.ts';

type MonitoringLinkFormProps = {
  readonly environment: Environment;
  /** The button that opens the link; false while there is none. */
  readonly open: ReactNode;
  /** Returns why the link was not saved; null when it was. */
  readonly onSave: (environment: Environment, link: string) => Promise<string | null>;
};

/** The Monitoring link of an environment: opened, or set where it is missed. */
export function MonitoringLinkForm({ environment, open, onSave }: MonitoringLinkFormProps) {
  const saved = environment.monitoringLink;
  const [link, setLink] = useState(saved);
  const [isEditing, setEditing] = useState(saved === '');
  const [problem, setProblem] = useState<string | null>(null);
  useUnsaved('Monitoring link', link.trim() !== saved);

  async function save() {
    const text = link.trim();
    setProblem(
      text === '' && saved === ''
        ? 'Enter the address of Monitoring. For example https://mxo.example.com/monitoring'
        : monitoringLinkProblem(text),
    );
    if ((text === '' && saved === '') || monitoringLinkProblem(text) !== null) return;
    setProblem(await onSave(environment, text));
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
            label="Monitoring link"
            description="For example https://mxo.example.com/monitoring?key={ck}. {server}, {sk}, {tid} and {ck} are filled in."
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
