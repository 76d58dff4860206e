import type { Dispatch } from 'react';
import type { Pasted } from '#app/formats/import/read-paste.ts';
import { bareServer } from '#app/formats/mxo/given.ts';
import type { FreshEnvironment } from '#renderer/state/dialog.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayWithOffer } from '#renderer/ui/notices.tsx';
import { useLatest } from '#renderer/ui/use-latest.ts';
import { createImportClient } from './import-client.ts';
import { tellPasted } from './pasted.ts';
import {
  type GivenWindow,
  learnTid,
  offerTid,
  openEvent,
  openNamesOf,
  type Source,
  type Taken,
  takeGiven,
  tidOf,
} from './take-given.ts';

export type Given = Pick<ReturnType<typeof useGiven>, 'takePasted'>;

/**
 * Takes what a person was given: finds or makes the environment, selects it, opens the event that came with it, and says
 * so, with one Undo for all of it.
 */
export function useGiven(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  { select }: Pick<GivenWindow, 'select'>,
) {
  const latest = useLatest(state);
  const window: GivenWindow = { now: () => latest.current, dispatch, select };
  const finish = (fresh: FreshEnvironment) =>
    dispatch({ type: 'dialog-shown', dialog: { kind: 'environments', fresh } });

  return {
    /** Takes a text from a field. Returns why it can't be read; null when it was taken. */
    takeGiven: async (text: string): Promise<string | null> => {
      const taken = await takeGiven(window, await read(text), { text, uriOf: null });
      if (taken.kind === 'unfinished') finish(taken.fresh);
      return taken.kind === 'unknown' ? taken.says : null;
    },
    /** Takes a text from the form of a new environment, which gets what belongs to it if something was typed there. */
    takeIntoForm: async (text: string, isTouched: boolean): Promise<Taken> => {
      const pasted = await read(text);
      const placed = pasted.kind === 'event' || pasted.kind === 'endpoint' ? pasted : null;
      const place = placed?.place ?? null;
      if (pasted.kind === 'tid')
        return { kind: 'unknown', says: `${pasted.what} belongs to an event. Paste it into the TID field of one.` };
      if (!isTouched || placed === null || place === null) return takeGiven(window, pasted, { text, uriOf: null });
      const tid = tidOf(placed);
      learnTid(window, tid, place);
      if (placed.kind === 'event') {
        openEvent(window, placed.draft, null);
        say(tellPasted(placed, null, openNamesOf(window, placed)));
      } else offerTid(window, tid, null);
      return { kind: 'unfinished', fresh: { ...place, says: '' } };
    },
    /** Takes what was pasted outside of fields. */
    takePasted: async (pasted: Pasted, source: Source): Promise<void> => {
      const taken = await takeGiven(window, pasted, source);
      if (taken.kind === 'unknown') return say(taken.says);
      if (taken.kind !== 'unfinished') return;
      const isAnyAddress = pasted.kind === 'unfinished' && pasted.what === bareServer;
      // Any web address reads as a server name, and it may have been pasted by mistake.
      if (isAnyAddress) sayWithOffer(taken.fresh.says, 'Add environment', () => finish(taken.fresh));
      else finish(taken.fresh);
    },
  };
}

/** Reads a text in a worker. */
async function read(text: string): Promise<Pasted> {
  const reader = createImportClient();
  const pasted = await reader.paste(text);
  reader.close();
  if (pasted.kind !== 'stopped' && pasted.kind !== 'died') return pasted;
  return { kind: 'nothing', says: 'This couldn’t be read, probably because it’s too large. Import it in parts.' };
}
