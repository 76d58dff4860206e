import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ImportPreview } from '#app/formats/import/import-preview.ts';
import { type Here, summariseHere } from '#app/formats/import/what-comes.ts';
import type { ImportOptions, Shown } from './import-asks.ts';
import { createImportReader, type Ended, type PlanAnswer } from './import-reader.ts';

/** How far it is with reading. */
export type Reading =
  | { readonly kind: 'nothing' }
  /** Told only when it takes a while. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly preview: ImportPreview }
  | { readonly kind: 'unopened' }
  | Ended;

/** A shorter wait is not told: what is read by then appears at once. */
const patienceMs = 200;

/** Reads a text or a file in a thread of its own, anew whenever it is another one. */
export function useReading(source: string | File, here: Here) {
  const [reader] = useState(createImportReader);
  const [reading, setReading] = useState<Reading>({ kind: 'nothing' });
  const [opened, setOpened] = useState<Shown | null>(null);
  const [round, setRound] = useState(0);
  const latest = useRef(here);
  latest.current = here;

  const read = useEffectEvent((from: string | File) => {
    setOpened(null);
    if (typeof from === 'string' && !/\S/.test(from)) {
      setReading({ kind: 'nothing' });
      return () => {};
    }
    const patience = setTimeout(() => setReading({ kind: 'reading' }), patienceMs);
    let isLatest = true;
    const finish = () => {
      isLatest = false;
      clearTimeout(patience);
    };
    void reader.read(from, summariseHere(here), setOpened).then((answer) => {
      if (!isLatest) return;
      finish();
      setReading(answer);
    });
    return finish;
  });

  useEffect(() => {
    reader.warmUp();
    return reader.close;
  }, [reader]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round reads the same again.
  useEffect(() => {
    const finish = read(source);
    return () => {
      finish();
      reader.stop();
    };
  }, [reader, source, round]);

  /** Works out what the import makes of what is here; a reading under way is awaited. */
  async function plan(options: ImportOptions): Promise<PlanAnswer> {
    for (;;) {
      const { current: before } = latest;
      const answer = await reader.plan(before, options);
      if (answer.kind === 'died') setReading(answer);
      const { workspace, environments } = latest.current;
      // What was saved meanwhile would be lost with a plan that does not know of it.
      if (answer.kind !== 'planned' || (workspace === before.workspace && environments === before.environments))
        return answer;
    }
  }

  return { reading, opened, plan, stop: reader.stop, again: () => setRound((last) => last + 1) };
}
