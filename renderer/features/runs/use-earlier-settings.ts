import { useEffect, useEffectEvent } from 'react';
import type { Draft } from '#app/event/draft.ts';
import { type Run, takeRun } from '#app/runs/run.ts';
import { type RunForm, type RunFormChange, withColumnsMapped, withRecalled } from '#app/runs/run-form.ts';
import { runInputKey } from '#app/runs/source-key.ts';
import { ask } from '#renderer/ask.ts';

/**
 * Restores the settings of the last run of an input, once for each input that is chosen. Data that is already there is
 * mapped to its events.
 * @param drafts the events of the input
 */
export function useEarlierSettings(
  { source, recalled }: RunForm,
  drafts: readonly Draft[],
  onForm: (change: RunFormChange) => void,
): void {
  // A selection from the history is never the same again.
  const key = source === null || source.kind === 'history' ? null : runInputKey(source);
  const isKnown = key === null || recalled?.key === key;
  const change = useEffectEvent((wanted: string, run: Run | null) =>
    onForm((form) => {
      const known = withRecalled(form, wanted, run);
      return known === form ? form : withColumnsMapped(known, drafts);
    }),
  );
  const recall = useEffectEvent(async (wanted: string, isOver: () => boolean) => {
    if (source === null) return;
    const last = await ask('run.lastOf', { source }, 'the settings of the last run weren’t used');
    if (!isOver()) change(wanted, last?.run ? takeRun(last.run) : null);
  });
  useEffect(() => {
    if (isKnown || key === null) return;
    let isOver = false;
    void recall(key, () => isOver);
    return () => {
      isOver = true;
    };
  }, [key, isKnown]);
}
