import { Button, FileButton, Group, Radio, Stack, Text } from '@mantine/core';
import { use, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Choice, Here } from '#app/formats/import/what-comes.ts';
import { formatCount } from '#app/quantity.ts';
import type { ImportSource } from '#renderer/state/dialog.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { FormDialogContext, useUnsaved } from '#renderer/ui/unsaved.ts';
import type { PlanAnswer } from './import-client.ts';
import { ImportField } from './import-field.tsx';
import { tooLarge } from './import-messages.ts';
import { ImportProgress } from './import-progress.tsx';
import { ImportSummary } from './import-summary.tsx';
import { ImportTrust } from './import-trust.tsx';
import { ImportVisit } from './import-visit.tsx';
import { useReading } from './use-reading.ts';

/** What an import makes, to be saved. */
export type ReadyImport = Extract<PlanAnswer, { kind: 'planned' }>;

export type ImportFormProps = {
  /** The first text or files to read. Files may be dropped later too. */
  readonly start: ImportSource;
  /** Gets the files that are shown in the place of those it started with, for others to join; empty for a text. */
  readonly onSource: (source: ImportSource) => void;
  readonly here: Here;
  /** Also gets what was here when the import was planned. */
  readonly onImport: (ready: ReadyImport, here: Here) => Promise<void>;
  /** Gets whether something is being read that can be stopped. */
  readonly onReading: (isReading: boolean) => void;
  /** Gets whether an import is under way: from the press until it is done or has failed. */
  readonly onImporting: (isImporting: boolean) => void;
};

/** Shows what a text or files would add, and what it would not, before anything is added. */
export function ImportForm({ start, onSource, here, onImport, onReading, onImporting }: ImportFormProps) {
  // The size of a file is checked first.
  const [source, setSource] = useState<ImportSource>(typeof start === 'string' ? start : '');
  // What the import begins with is elsewhere too: in a file, or where it was copied.
  const [isTyped, setTyped] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChoice] = useState<Choice>('mine');
  const [customerKey, setCustomerKey] = useState('');
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const [withVisit, setWithVisit] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const { reading, opened, plan, table, stop, again } = useReading(source, here);
  const preview = reading.kind === 'read' ? reading.preview : null;
  const ready = preview?.kind === 'ready' ? preview : null;
  // Without a conflict, nothing is replaced.
  const choice = ready !== null && ready.clashes > 0 ? chosen : 'mine';
  const withoutCustomer = ready?.choices[choice].withoutCustomer ?? 0;
  const isReading = reading.kind === 'reading';

  useUnsaved('Import', !isImporting && (isTyped || customerKey !== '' || accepted.length > 0));
  const { leave } = use(FormDialogContext);
  // A file that is dropped during an import waits for its end.
  useStart(start, isImporting, (from) => from !== '' && from !== source && leave(() => read(from)));
  useStopOnEscape(isReading, stop, onReading);

  function take(next: ImportSource, typed = false) {
    const shown = typeof next === 'string' ? '' : next;
    if (next !== start && shown !== start) onSource(shown);
    setProblem(null);
    setTyped(typed);
    // The choices were for the text before.
    setChoice('mine');
    setCustomerKey('');
    setAccepted([]);
    setWithVisit(false);
    setSource(next);
  }

  function read(from: ImportSource) {
    const [only, another] = typeof from === 'string' ? [] : from;
    // Of several, one that is too large is named beside the others.
    const large = only === undefined || another !== undefined ? null : tooLarge(only);
    if (large === null) take(from);
    else setProblem(large);
  }

  async function submit() {
    if (ready === null) return;
    setImporting(true);
    onImporting(true);
    try {
      const answer = await plan({ choice, customerKey, accepted, withVisit, at: new Date().toISOString() });
      if (answer.kind === 'planned') await onImport(answer, here);
    } finally {
      setImporting(false);
      onImporting(false);
    }
  }

  return (
    <Stack gap={12}>
      <ImportField source={source} opened={opened} onText={(text) => take(text, text !== '')} />
      {problem !== null && (
        <Text role="alert" c="var(--t-bad)">
          {problem}
        </Text>
      )}
      <ImportProgress reading={reading} source={source} onStop={stop} onAgain={again} />
      {preview !== null && <ImportSummary preview={preview} choice={choice} />}
      {ready !== null && ready.clashes > 0 && (
        <Radio.Group
          label={`${formatCount(ready.clashes, 'item')} in this file already ${ready.clashes === 1 ? 'exists' : 'exist'} here`}
          value={choice}
          onChange={(value) => setChoice(value === 'theirs' || value === 'both' ? value : 'mine')}
        >
          <Group mt={8}>
            <Radio size="xs" value="mine" label="Keep mine" />
            <Radio size="xs" value="theirs" label="Take theirs and move mine to the trash" />
            <Radio size="xs" value="both" label="Keep both" />
          </Group>
        </Radio.Group>
      )}
      {withoutCustomer > 0 && (
        <TextField
          label={`${formatCount(withoutCustomer, 'event')} ${withoutCustomer === 1 ? 'has' : 'have'} no customer key. Which key should Tidings use?`}
          placeholder="Optional. For example ada@example.com"
          value={customerKey}
          onChange={(typed) => setCustomerKey(typed)}
        />
      )}
      {ready !== null && ready.visit !== null && (
        <ImportVisit
          visit={ready.visit}
          dataFile={ready.dataFile}
          table={table}
          isMade={withVisit}
          onMade={setWithVisit}
        />
      )}
      {ready !== null && <ImportTrust chosen={ready.choices[choice]} accepted={accepted} onAccepted={setAccepted} />}
      <DialogFoot>
        <FileButton multiple onChange={(files) => files.length > 0 && leave(() => read(files))}>
          {(props) => (
            <Button {...props} mr="auto">
              Choose files
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

/** Opens what the import begins with, and each other one that comes later. */
function useStart(start: ImportSource, isHeld: boolean, open: (start: ImportSource) => void): void {
  const openNow = useEffectEvent(open);
  const begun = useRef<ImportSource | null>(null);
  useEffect(() => {
    if (isHeld || begun.current === start) return;
    begun.current = start;
    openNow(start);
  }, [start, isHeld]);
}

/** Escape stops what is being read. */
function useStopOnEscape(isReading: boolean, stop: () => void, onReading: (isReading: boolean) => void): void {
  const report = useEffectEvent(onReading);
  useEffect(() => {
    if (!isReading) return;
    const stopOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) stop();
    };
    report(true);
    window.addEventListener('keydown', stopOnEscape, { capture: true });
    return () => {
      report(false);
      window.removeEventListener('keydown', stopOnEscape, { capture: true });
    };
  }, [isReading, stop]);
}
