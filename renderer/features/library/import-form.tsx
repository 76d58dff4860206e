import { Button, FileButton, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDeferredValue, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type Choice, countClashes, type Here, type ImportPlan, planImport } from '#app/formats/import/plan-import.ts';
import { type Imported, readImport } from '#app/formats/import/read-import.ts';
import { formatCount } from '#app/quantity.ts';
import { ImportSummary } from './import-summary.tsx';

type ImportFormProps = {
  /** What is there already: a text, or a file, which may be dropped later too. */
  readonly start: string | File;
  readonly here: Here;
  readonly onImport: (plan: ImportPlan, says: string) => void;
};

const mostMegabytes = 50;

/** Shows what a text would make, and what it would not, before anything is made. */
export function ImportForm({ start, here, onImport }: ImportFormProps) {
  const [text, setText] = useState(typeof start === 'string' ? start : '');
  const [problem, setProblem] = useState<string | null>(null);
  const [choice, setChoice] = useState<Choice>('mine');
  const [customerKey, setCustomerKey] = useState('');
  const read = useDeferredValue(text);
  const imported = useMemo(() => (read.trim() === '' ? null : readImport(read)), [read]);
  const clashes = imported?.kind === 'workspace' ? countClashes(here, imported.file) : 0;
  const withoutCustomer = imported?.kind === 'workspace' ? imported.file.withoutCustomer.length : 0;

  const openStart = useEffectEvent((file: File) => void open(file));
  useEffect(() => {
    if (start instanceof File) openStart(start);
  }, [start]);

  async function open(file: File | null) {
    if (file === null) return;
    if (file.size > mostMegabytes * 1_000_000)
      return setProblem(`${file.name} has more than ${mostMegabytes} MB. Take a part of it.`);
    setProblem(null);
    try {
      setText(await file.text());
    } catch {
      // A folder, or a file that went away or may not be read.
      setProblem(`${file.name} could not be read. Choose a file, not a folder, that you may open.`);
    }
  }

  function submit() {
    if (imported === null || imported.kind === 'unreadable') return;
    const options = { choice, customerKey, newId: () => crypto.randomUUID(), at: new Date().toISOString() };
    onImport(planImport(here, imported, options), tell(imported));
  }

  const isReady = imported !== null && imported.kind !== 'unreadable';
  return (
    <Stack gap={12}>
      <Textarea
        label="Paste here"
        description="A cURL command, a Postman collection or environment, a HAR file, an endpoint URL, a JSON body, or a Tidings file. A file can be dropped here too."
        data-autofocus
        ref={focusFirst}
        classNames={{ input: 'mono' }}
        minRows={5}
        maxRows={10}
        autosize
        spellCheck={false}
        value={text.length > 200_000 ? `${text.slice(0, 2_000)}\n… ${formatCount(text.length, 'character')}` : text}
        readOnly={text.length > 200_000}
        onChange={({ currentTarget }) => {
          setProblem(null);
          setText(currentTarget.value);
        }}
      />
      {problem !== null && (
        <Text role="alert" c="var(--t-bad)">
          {problem}
        </Text>
      )}
      {imported !== null && <ImportSummary imported={imported} />}
      {clashes > 0 && (
        <Radio.Group
          label={`${formatCount(clashes, 'thing')} of this file ${clashes === 1 ? 'is' : 'are'} here already`}
          value={choice}
          onChange={(value) => setChoice(value === 'theirs' || value === 'both' ? value : 'mine')}
        >
          <Group mt={8}>
            <Radio value="mine" label="Keep mine" />
            <Radio value="theirs" label="Take theirs; mine go to the trash" />
            <Radio value="both" label="Keep both" />
          </Group>
        </Radio.Group>
      )}
      {withoutCustomer > 0 && (
        <TextInput
          label={`${formatCount(withoutCustomer, 'event')} came without a customer key. Which one shall they get?`}
          placeholder="May stay empty"
          value={customerKey}
          onChange={({ currentTarget }) => setCustomerKey(currentTarget.value)}
        />
      )}
      <Group justify="flex-end">
        <FileButton onChange={(file) => void open(file)}>
          {(props) => (
            <Button {...props} mr="auto">
              Choose a file
            </Button>
          )}
        </FileButton>
        {text !== '' && <Button onClick={() => setText('')}>Clear</Button>}
        <Button variant="filled" disabled={!isReady} onClick={submit}>
          Import
        </Button>
      </Group>
    </Stack>
  );
}

/** The form may be loaded after its dialog has looked for what to focus. */
function focusFirst(field: HTMLTextAreaElement | null): void {
  field?.focus();
}

function tell(imported: Exclude<Imported, { kind: 'unreadable' }>): string {
  const requests = imported.kind === 'workspace' ? imported.file.requests.length : imported.requests.length;
  return `${formatCount(requests, 'request')} imported.`;
}
