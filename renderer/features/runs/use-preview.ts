import { useMemo, useState } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { giveSetup, type RunSetup } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import { type Pages, usePages } from './use-pages.ts';

export type PreviewItem = Output<'run.preview'>['items'][number];

export type Preview = { readonly items: Pages<PreviewItem>; readonly says: readonly string[] };

/**
 * The items of a run as they would be sent. Read as they are scrolled to, and again when the setup changes. Another source or
 * other data begins at its first item.
 * @param around what else the items are made of, such as the environment
 */
export function usePreview(setup: RunSetup | null, around: string): Preview {
  const [says, setSays] = useState<{ readonly of: string; readonly says: readonly string[] } | null>(null);
  // Deselecting a row changes neither an item nor its position.
  const key = useMemo(
    () =>
      setup === null
        ? ''
        : `${around} ${JSON.stringify({ ...setup, name: '', leftOutRows: [], leaveOutFaulty: false })}`,
    [setup, around],
  );
  const items = usePages<PreviewItem>({
    source: setup === null ? null : JSON.stringify([setup.source, setup.dataId]),
    revision: key,
    load: async (from, count) => {
      if (setup === null) return { rows: [], total: 0 };
      const answer = await ask(
        'run.preview',
        { setup: giveSetup(setup), from, count },
        'the preview isn’t shown in full',
      );
      if (answer === null) return null;
      setSays({ of: key, says: answer.says });
      return { rows: answer.items, total: answer.planned };
    },
  });
  return { items, says: says?.of === key ? says.says : [] };
}
