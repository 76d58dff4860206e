import { Button, FileButton, Group, Radio, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Choice, Here } from '#app/formats/import/what-comes.ts';
import { formatCount } from '#app/quantity.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { ImportField } from './import-field.tsx';
import { ImportProgress } from './import-progress.tsx';
import type { PlanAnswer } from './import-reader.ts';
import { ImportSummary } from './import-summary.tsx';
import { useReading } from './use-reading.ts';

/** What an import makes, to be saved. */
export type ReadyImport = Extract<PlanAnswer, { kind: 'planned' }>;

export type ImportFormProps = {
  /** What is there already: a text, or a file, which may be dropped later too. */
  readonly start: string | File;
  readonly here: Here;
  /** Hears also what was there when it was planned. */
  readonly onImport: (ready: ReadyImport, here: Here) => Promise<void>;
  /** Hears whether something is being read that can be stopped. */
  readonly onReading: (isReading: boolean) => void;
  /** Hears whether an import is under way, from the press until it is done or has failed. */
  readonly onImporting: (isImporting: boolean) => void;
};

/** Our own files are as large as the library that they hold. */
const mostMegabytesOf = (file: File) => (file.name.toLowerCase().endsWith('.tidings') ? 400 : 50);

/** PresentationState what a text would make, and what it would not, before anything is made. */
export function ImportForm({ start, here, onImport, onReading, onImporting }: ImportFormProps) {
  // A file is taken once it is known not to be too large.
  const [source, setSource] = useState<string | File>(start instanceof File ? '' : start);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChoice] = useState<Choice>('mine');
  const [customerKey, setCustomerKey] = useState('');
  const [isImporting, setImporting] = useState(false);
  const { reading, opened, plan, stop, again } = useReading(source, here);
  const preview = reading.kind === 'read' ? reading.preview : null;
  const ready = preview?.kind === 'ready' ? preview : null;
  // Without anything to choose between, nothing is replaced.
  const choice = ready !== null && ready.clashes > 0 ? chosen : 'mine';
  const isReading = reading.kind === 'reading';

  const openStart = useEffectEvent((from: string | File) => {
    if (from instanceof File) open(from);
    // It is empty while the dialog closes.
    else if (from !== '') take(from);
  });
  const begun = useRef<string | File | null>(null);
  useEffect(() => {
    // What comes while an import is under way waits for its end.
    if (isImporting || begun.current === start) return;
    begun.current = start;
    openStart(start);
  }, [start, isImporting]);

  const tellReading = useEffectEvent(onReading);
  useEffect(() => {
    if (!isReading) return;
    const stopOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) stop();
    };
    tellReading(true);
    window.addEventListener('keydown', stopOnEscape, { capture: true });
    return () => {
      tellReading(false);
      window.removeEventListener('keydown', stopOnEscape, { capture: true });
    };
  }, [isReading, stop]);

  function take(next: string | File) {
    setProblem(null);
    // What was chosen was about the text before.
    setChoice('mine');
    setCustomerKey('');
    setSource(next);
  }

  function open(file: File | null) {
    if (file === null) return;
    const mostMegabytes = mostMegabytesOf(file);
    if (file.size <= mostMegabytes * 1_000_000) take(file);
    else setProblem(`${file.name} has more than ${mostMegabytes} MB. Take a part of it.`);
  }

  async function submit() {
    if (ready === null) return;
    setImporting(true);
    onImporting(true);
    try {
      const answer = await plan({ choice, customerKey, at: new Date().toISOString() });
      if (answer.kind === 'planned') await onImport(answer, here);
    } finally {
      setImporting(false);
      onImporting(false);
    }
  }

  return (
    <Stack gap={12}>
      <ImportField source={source} opened={opened} onText={take} />
      {problem !== null && (
        <Text role="alert" c="var(--t-bad)">
          {problem}
        </Text>
      )}
      <ImportProgress reading={reading} source={source} onStop={stop} onAgain={again} />
      {preview !== null && <ImportSummary preview={preview} choice={choice} />}
      {ready !== null && ready.clashes > 0 && (
        <Radio.Group
          label={`${formatCount(ready.clashes, 'thing')} of this file ${ready.clashes === 1 ? 'is' : 'are'} here already`}
          value={choice}
          onChange={(value) => setChoice(value === 'theirs' || value === 'both' ? value : 'mine')}
        >
          <Group mt={8}>
            <Radio size="xs" value="mine" label="Keep mine" />
            <Radio size="xs" value="theirs" label="Take theirs; mine go to the trash" />
            <Radio size="xs" value="both" label="Keep both" />
          </Group>
        </Radio.Group>
      )}
      {ready !== null && ready.withoutCustomer > 0 && (
        <TextField
          label={`${formatCount(ready.withoutCustomer, 'event')} came without a customer key. Which one shall they get?`}
          placeholder="May stay empty"
          value={customerKey}
          onChange={(typed) => setCustomerKey(typed)}
        />
      )}
      <DialogFoot>
        <FileButton onChange={open}>
          {(props) => (
            <Button {...props} mr="auto">
              Choose a file
            </Button>
          )}
        </FileButton>
        {source !== '' && <Button onClick={() => take('')}>Clear</Button>}
        <Button
          variant="filled"
          disabled={ready === null || ready.choices[choice].parts.length === 0}
          loading={isImporting}
          onClick={() => void submit()}
        >
          Import
        </Button>
      </DialogFoot>
    </Stack>
  );
}
