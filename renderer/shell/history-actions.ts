import type { ExportFormat } from '#app/exchange/export.ts';
import { formatCount } from '#app/quantity.ts';
import { call } from '#renderer/bridge.ts';
import { say, sayWithUndo } from './notices.tsx';

/** What is done to events that were sent, and how it is said and taken back. */
export const historyActions = {
  onTrash: async (ids: readonly string[]) => {
    if (await move(ids, true))
      sayWithUndo(`${formatCount(ids.length, 'event')} moved to the trash.`, () => void historyActions.onRestore(ids));
  },
  onRestore: async (ids: readonly string[]) => {
    if (await move(ids, false)) say(`${formatCount(ids.length, 'event')} restored.`);
  },
  onRemove: async (ids: readonly string[]) => {
    const { removed, says } = await call('history.remove', { ids });
    if (says !== null) say(`Not all could be removed. ${says}`, 'problem');
    else say(`${formatCount(removed, 'event')} removed for good.`);
  },
  onExport: async (ids: readonly string[], format: ExportFormat) => {
    const answer = await call('history.export', { ids, format });
    if (answer.kind === 'exported' && answer.leftOut !== null)
      say(`The export is incomplete: ${answer.leftOut} The others are in ${answer.file}.`, 'problem');
    else if (answer.kind === 'exported') say(`${formatCount(ids.length, 'event')} written to ${answer.file}.`);
    else if (answer.kind === 'not-saved') say(`The export was not written. ${answer.says}`, 'problem');
  },
};

async function move(ids: readonly string[], inTrash: boolean): Promise<boolean> {
  const answer = await call('history.trash', { ids, inTrash });
  if (answer.kind === 'not-saved') say(`Not all could be moved. ${answer.says}`, 'problem');
  return answer.kind === 'saved';
}
