import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ImportPreview } from '#app/formats/import/import-preview.ts';
import { type Here, summariseHere } from '#app/formats/import/what-comes.ts';
import type { ImportSource } from '#renderer/state/dialog.ts';
import type { Shown } from '#renderer/ui/shown-text.ts';
import { createImportClient, type Ended, type PlanAnswer } from './import-client.ts';
import type { ImportOptions } from './import-messages.ts';

/** The state of reading an import. */
export type Reading =
  | { readonly kind: 'nothing' }
  /** Only shown when it takes a while. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly preview: ImportPreview }
  | { readonly kind: 'unopened' }
  | Ended;

/** A shorter wait is not shown: the result appears at once. */
const showAfterMs = 200;

/** Reads a text or files in a worker, and again when it changes. */
export function useReading(source: ImportSource, here: Here) {
  const [client] = useState(createImportClient);
  const [reading, setReading] = useState<Reading>({ kind: 'nothing' });
  const [opened, setOpened] = useState<Shown | null>(null);
  const [round, setRound] = useState(0);
  const latest = useRef(here);
  latest.current = here;

  const read = useEffectEvent((from: ImportSource) => {
    setOpened(null);
    if (typeof from === 'string' && !/\S/.test(from)) {
      setReading({ kind: 'nothing' });
      return () => {};
    }
    const timer = setTimeout(() => setReading({ kind: 'reading' }), showAfterMs);
    let isLatest = true;
    const finish = () => {
      isLatest = false;
      clearTimeout(timer);
    };
    void client.read(from, summariseHere(here), setOpened).then((answer) => {
      if (!isLatest) return;
      finish();
      // The window stays free while it draws what was read. All else is a word, and said at once.
      if (answer.kind === 'read') startTransition(() => setReading(answer));
      else setReading(answer);
    });
    return finish;
  });

  useEffect(() => {
    client.warmUp();
    return client.close;
  }, [client]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round reads the same again.
  useEffect(() => {
    const finish = read(source);
    return () => {
      finish();
      client.stop();
    };
  }, [client, source, round]);

  /** Plans the import. Waits for a read that is under way. */
  async function plan(options: ImportOptions): Promise<PlanAnswer> {
    for (;;) {
      const { current: before } = latest;
      const answer = await client.plan(before, options);
      if (answer.kind === 'died') setReading(answer);
      const { workspace, environments } = latest.current;
      // The plan must know what was saved meanwhile, or that would be lost.
      if (answer.kind !== 'planned' || (workspace === before.workspace && environments === before.environments))
        return answer;
    }
  }

  return { reading, opened, plan, table: client.table, stop: client.stop, again: () => setRound((last) => last + 1) };
}
