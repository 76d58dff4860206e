import type { Dispatch } from 'react';
import type { Selection } from '#app/environments/selection.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import type { Pasted } from '#app/formats/import/read-paste.ts';
import { findPlace } from '#renderer/state/selection.ts';
import { isFree } from '#renderer/state/tabs-state.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayWithOffer } from '#renderer/ui/notices.tsx';
import { tellPasted } from './pasted.ts';

type Window = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly select: (selection: Selection) => void;
};

type What = {
  readonly pasted: Extract<Pasted, { kind: 'event' | 'endpoint' }>;
  readonly text: string;
  /** The tab that it was pasted into as the URI; null where it was pasted outside of fields. */
  readonly uriOf: string | null;
};

/** Shows an event or an endpoint that was pasted, with the environment of its place, and says what was understood. */
export function showPasted({ state, dispatch, select }: Window, { pasted, text, uriOf }: What): void {
  const { environments, tabs } = state;
  const { place } = pasted;

  /** Shows an event in a tab that is there; in a new one where there is none to take. */
  function show(draft: Draft, tabId: string | null) {
    if (tabId !== null) dispatch({ type: 'draft-changed', tabId, draft });
    else dispatch({ type: 'tab-opened', id: crypto.randomUUID(), draft });
  }

  const selection = place === null ? null : findPlace(environments, place);
  if (selection !== null) select(selection);
  const tab = tabs.open.find(({ id }) => id === uriOf) ?? null;
  const tid = pasted.kind === 'event' ? pasted.draft.tid : pasted.tid;
  // Its TID waits in the event for the import of its environment, and is known not to be for any other.
  if (place !== null && tid !== '') dispatch({ type: 'tids-learnt', tids: [{ tid, place }] });
  if (pasted.kind === 'event') show(pasted.draft, tab !== null && isFree(tab) ? tab.id : null);
  else if (uriOf === null) show({ ...blankDraft, tid }, null);
  else if (tid !== '') show({ ...(tab?.draft ?? blankDraft), tid }, tab?.id ?? null);

  const environment = environments.find(({ id }) => id === selection?.environmentId) ?? null;
  const says = tellPasted(pasted, environment);
  const importIt = () => dispatch({ type: 'dialog-shown', dialog: { kind: 'import', start: text } });
  if (place === null || environment !== null) say(says);
  else sayWithOffer(says, 'Import it', importIt);
}
