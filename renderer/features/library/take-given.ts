import type { Dispatch } from 'react';
import type { Selection } from '#app/environments/selection.ts';
import type { Draft } from '#app/event/draft.ts';
import type { PlacedTid } from '#app/exchange/tid-rule.ts';
import type { Pasted } from '#app/formats/import/read-paste.ts';
import { openNotes } from '#app/formats/import/what-comes.ts';
import type { FreshEnvironment } from '#renderer/state/dialog.ts';
import { isFree, type Tabs } from '#renderer/state/tabs-state.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayState, sayWithUndo } from '#renderer/ui/notices.tsx';
import { type FoundPlace, findOrMakePlace, takeBackPlace } from './given-place.ts';
import { tellNotes, tellPasted } from './pasted.ts';

export type GivenWindow = {
  /** The window as it is by now: texts are read in the background. */
  readonly now: () => WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly select: (selection: Selection) => void;
};

/** What became of a given text. What isn't taken stays in its field. */
export type Taken =
  | { readonly kind: 'taken' }
  /** Only a part of an environment, to be completed by the person. */
  | { readonly kind: 'unfinished'; readonly fresh: FreshEnvironment }
  | { readonly kind: 'unknown'; readonly says: string };

export type Source = {
  readonly text: string;
  /** The tab that it was pasted into as the URI; null where it was pasted elsewhere. */
  readonly uriOf: string | null;
};

/** Takes a text that was read: its environment, its event, or the dialog that shows what is in it. */
export async function takeGiven(window: GivenWindow, pasted: Pasted, { text, uriOf }: Source): Promise<Taken> {
  switch (pasted.kind) {
    case 'import':
      window.dispatch({ type: 'dialog-shown', dialog: { kind: 'import', start: text } });
      return { kind: 'taken' };
    case 'nothing':
      return { kind: 'unknown', says: pasted.says };
    case 'tid':
      // The offer stands beside the event.
      window.dispatch({ type: 'view-shown', view: 'composer' });
      offerTid(window, pasted.tid, uriOf);
      return { kind: 'taken' };
    case 'unfinished': {
      const { serverName, siteKey, what, says, draft, tid } = pasted;
      learnTid(window, tid, { serverName, siteKey });
      if (draft !== null) openEvent(window, draft, null);
      else offerTid(window, tid, null);
      const told = `${what} was pasted.${tellNotes(pasted.notTaken)} ${says}`;
      return { kind: 'unfinished', fresh: { serverName, siteKey, says: told, tid } };
    }
    case 'event':
    case 'endpoint':
      return takePlaced(window, pasted, uriOf);
  }
}

async function takePlaced(
  window: GivenWindow,
  pasted: Extract<Pasted, { kind: 'event' | 'endpoint' }>,
  uriOf: string | null,
): Promise<Taken> {
  const { now, dispatch, select } = window;
  const { selection, environments, tabs } = now();
  const { place } = pasted;
  const found = place === null ? null : await findOrMakePlace({ environments, selection }, place, dispatch);
  // The person knows why the environment could not be saved. An event is shown without it.
  if (place !== null && found === null && pasted.kind === 'endpoint')
    return { kind: 'unknown', says: 'The environment wasn’t added.' };
  if (found !== null) select(found.selection);
  const tid = tidOf(pasted);
  learnTid(window, tid, place);
  if (pasted.kind === 'endpoint') offerTid(window, tid, uriOf);
  const event = pasted.kind === 'event' ? { tabId: openEvent(window, pasted.draft, uriOf), draft: pasted.draft } : null;
  const says = tellPasted(pasted, found, openNamesOf(window, pasted));
  const undo = () => void takeBack(window, { found, event, selection, tabs, tid });
  if (found === null) sayWithUndo(says, undo);
  else sayState('selection', says, undo);
  return { kind: 'taken' };
}

/** The variables of a pasted address that have no value, to be named. */
export function openNamesOf({ now }: GivenWindow, pasted: Extract<Pasted, { kind: 'event' | 'endpoint' }>) {
  const { environments, workspace } = now();
  return pasted.kind === 'event' ? openNotes(pasted.openNames, { environments, variables: workspace.variables }) : [];
}

/** The TID that came with an event or an endpoint; empty without one. */
export function tidOf(pasted: Extract<Pasted, { kind: 'event' | 'endpoint' }>): string {
  return pasted.kind === 'event' ? pasted.draft.tid : pasted.tid;
}

/** Remembers where a TID belongs, so that it isn't sent elsewhere without a question. */
export function learnTid({ dispatch }: GivenWindow, tid: string, place: PlacedTid['place'] | null): void {
  if (place !== null && tid !== '') dispatch({ type: 'tids-learnt', tids: [{ tid, place }] });
}

/** Shows an event in the tab that it was pasted into, if nothing is lost by that, and in a new one otherwise. */
export function openEvent({ now, dispatch }: GivenWindow, draft: Draft, uriOf: string | null): string {
  const tab = now().tabs.open.find(({ id }) => id === uriOf);
  if (tab !== undefined && isFree(tab)) {
    dispatch({ type: 'draft-changed', tabId: tab.id, draft });
    return tab.id;
  }
  const id = crypto.randomUUID();
  dispatch({ type: 'tab-opened', id, draft });
  return id;
}

/** A TID that came without an event is put on none: the person is asked. */
export function offerTid({ now, dispatch }: GivenWindow, tid: string, uriOf: string | null): void {
  const { open, activeId } = now().tabs;
  const tabId = open.find(({ id }) => id === uriOf)?.id ?? activeId;
  if (tid !== '') dispatch({ type: 'tid-offered', offer: { tabId, tid, before: null } });
}

/** What was made of a text, and what there was before. */
type Made = {
  readonly found: FoundPlace | null;
  readonly event: { readonly tabId: string; readonly draft: Draft } | null;
  readonly selection: Selection;
  readonly tabs: Tabs;
  readonly tid: string;
};

/** Takes back environment, selection and event. What was changed since stays. */
async function takeBack(window: GivenWindow, { found, event, selection, tabs, tid }: Made): Promise<void> {
  const { now, dispatch, select } = window;
  if (event !== null) takeBackEvent(window, event, tabs);
  if (found === null) return;
  if (now().tidOffer?.tid === tid) dispatch({ type: 'tid-offered', offer: null });
  const isSelected = JSON.stringify(now().selection) === JSON.stringify(found.selection);
  if ((await takeBackPlace(found, dispatch)) && isSelected) select(selection);
}

function takeBackEvent({ now, dispatch }: GivenWindow, { tabId, draft }: NonNullable<Made['event']>, before: Tabs) {
  const tab = now().tabs.open.find(({ id }) => id === tabId);
  if (tab === undefined) return;
  const filled = before.open.find(({ id }) => id === tabId);
  // The tab may have shown another event, with the response to that.
  if (tab.draft !== draft || tab.send.kind === 'sending' || tab.exchangeId !== (filled?.exchangeId ?? null))
    return say('The event was changed or sent since, so it stays open.');
  if (filled !== undefined) return dispatch({ type: 'draft-changed', tabId, draft: filled.draft });
  dispatch({ type: 'tab-closed', id: tabId, freshId: crypto.randomUUID() });
  dispatch({ type: 'tab-shown', id: before.activeId });
}
