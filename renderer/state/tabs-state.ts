import { blankDraft, type Draft } from '#app/event/draft.ts';
import { isSample, sampleDraft } from '#app/event/sample.ts';
import type { SavedTab } from '#app/event/tab.ts';
import type { Seed } from '#app/event/variables.ts';
import type { Exchange, Marks } from '#app/exchange/exchange.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import type { EventStep } from '#app/storyboards/storyboard.ts';
import { isBlankTab } from './blank-tab.ts';
import { newSeed } from './new-draw.ts';
import type { WorkbenchAction } from './workbench-state.ts';

/** Where the one send of a tab stands. */
export type SendState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly since: number }
  | { readonly kind: 'done'; readonly exchange: Exchange; readonly notRecorded: string | null }
  /** Nothing was sent; or, where Tidings failed on the way, that isn't known. */
  | { readonly kind: 'refused'; readonly says: readonly string[]; readonly mayBeSent?: boolean };

export type ComposerTab = 'form' | 'event' | 'json' | 'preview' | 'expect';

/** One open event: what is kept of it, and what only the window knows. */
export type Tab = SavedTab & {
  readonly composerTab: ComposerTab;
  readonly send: SendState;
  /** What the random values of the next send are drawn from. */
  readonly draw: Seed;
  /** The fields, by the id of their element, whose errors are marked: those typed in, and all once Send was pressed. */
  readonly asked: readonly string[];
  /** What was typed and is no number, by its field: it is shown again with the tab. */
  readonly unusable: Readonly<Record<string, string>>;
};

/** The open events, never none. */
export type Tabs = {
  readonly open: readonly Tab[];
  readonly activeId: string;
  /** Those closed in this window, the last one first. */
  readonly closed: readonly Tab[];
};

/** What was set on an exchange; what is not in it stays. */
type MarksChange = { readonly [K in 'pinned' | 'note' | 'triggered']?: Marks[K] | undefined };

export type TabsAction =
  | { readonly type: 'draft-changed'; readonly draft: Draft; readonly tabId?: string }
  /** A change that is worked out on what is there when it arrives; without a tab, in the tab in front. */
  | { readonly type: 'draft-edited'; readonly edit: (draft: Draft) => Draft; readonly tabId?: string }
  | { readonly type: 'composer-tab-shown'; readonly tab: ComposerTab }
  | { readonly type: 'fields-asked'; readonly tabId: string; readonly ids: readonly string[] }
  | { readonly type: 'text-kept'; readonly tabId: string; readonly field: string; readonly text: string }
  | { readonly type: 'send-changed'; readonly tabId: string; readonly send: SendState }
  | { readonly type: 'tab-opened'; readonly id: string; readonly draft: Draft }
  /** Shows a saved request: in the tab that shows it already, in one that nothing would be lost from, or in a new one. */
  | { readonly type: 'request-opened'; readonly request: SavedRequest; readonly id: string }
  /** Shows the event of a storyboard's step: in the tab that shows it already, or in a new one. */
  | { readonly type: 'step-opened'; readonly step: EventStep; readonly id: string }
  /** A tab's event was saved as a request, or its request is gone. */
  | { readonly type: 'request-saved'; readonly tabId: string; readonly requestId: string | null }
  | { readonly type: 'tab-shown'; readonly id: string }
  | { readonly type: 'tab-stepped'; readonly by: 1 | -1 }
  /** `freshId` is for the empty tab that takes the place of the last one. */
  | { readonly type: 'tab-closed'; readonly id: string; readonly freshId: string }
  /** The tab that was closed last or, with an id, the one that a notice names. */
  | { readonly type: 'tab-reopened'; readonly id?: string }
  /** Shows an exchange: in the tab that shows it already, in one that nothing would be lost from, or in a new one. */
  | { readonly type: 'exchange-opened'; readonly exchange: Exchange; readonly id: string }
  /** Marks of exchanges changed, here or in the history: every tab that shows one shows them. */
  | { readonly type: 'exchanges-marked'; readonly ids: readonly string[]; readonly marks: MarksChange }
  /** The answer that a tab showed before the restart. */
  | { readonly type: 'answer-restored'; readonly tabId: string; readonly exchange: Exchange };

/** More than anyone opens: those that are closed together, with what was typed in them, all come back. */
const mostClosed = 500;

/** The tabs as they were saved; the sample event when there are none. */
export function openTabs(saved: readonly SavedTab[], activeId: string | null, freshId: string): Tabs {
  const open = saved.length === 0 ? [newTab(freshId, sampleDraft)] : saved.map(toTab);
  const active = open.find(({ id }) => id === activeId) ?? open[0];
  return { open, activeId: active?.id ?? freshId, closed: [] };
}

/** The tabs, with those shown as sending that main has an event under way for. */
export function withUnderWay(
  tabs: Tabs,
  underWay: readonly { readonly tabId: string; readonly since: string }[],
): Tabs {
  const reduceOne = (before: Tabs, { tabId, since }: (typeof underWay)[number]) =>
    withTab(before, tabId, { send: { kind: 'sending', since: Date.parse(since) } });
  return underWay.reduce(reduceOne, tabs);
}

/** The tab in front. */
export function tabInFront({ open, activeId }: Tabs): Tab {
  const tab = open.find(({ id }) => id === activeId) ?? open[0];
  if (tab === undefined) throw new Error('There is always a tab.');
  return tab;
}

/** Nothing would be lost if this tab showed something else. */
export function isUntouched({ draft, send }: Tab): boolean {
  if (send.kind === 'sending') return false;
  // Only the tab has it.
  if (send.kind === 'done' && send.notRecorded !== null) return false;
  if (send.kind !== 'done' && isSample(draft)) return true;
  const given = send.kind === 'done' ? send.exchange.draft : blankDraft;
  return JSON.stringify(given) === JSON.stringify(draft);
}

export function reduceTabs(tabs: Tabs, action: WorkbenchAction): Tabs {
  switch (action.type) {
    case 'draft-changed':
      return withTab(tabs, action.tabId ?? tabs.activeId, { draft: action.draft });
    case 'composer-tab-shown':
      return withTab(tabs, tabs.activeId, { composerTab: action.tab });
    case 'fields-asked': {
      const before = tabs.open.find(({ id }) => id === action.tabId)?.asked ?? [];
      return withTab(tabs, action.tabId, { asked: [...new Set([...before, ...action.ids])] });
    }
    case 'text-kept': {
      const before = tabs.open.find(({ id }) => id === action.tabId)?.unusable;
      return withTab(tabs, action.tabId, { unusable: { ...before, [action.field]: action.text } });
    }
    case 'send-changed': {
      const { send } = action;
      if (send.kind !== 'done') return withTab(tabs, action.tabId, { send });
      // What was drawn was sent: the next send draws anew.
      return withTab(tabs, action.tabId, { send, exchangeId: send.exchange.id, draw: newSeed() });
    }
    case 'tab-opened':
      return { ...tabs, open: [...tabs.open, newTab(action.id, action.draft)], activeId: action.id };
    case 'request-opened':
      return showRequest(tabs, action.request, action.id);
    case 'step-opened':
      return showStep(tabs, action.step, action.id);
    case 'request-saved':
      return withTab(tabs, action.tabId, { requestId: action.requestId, stepId: undefined });
    case 'tab-shown':
      // It may be closed by now.
      return tabs.open.some(({ id }) => id === action.id) ? { ...tabs, activeId: action.id } : tabs;
    case 'tab-stepped': {
      const at = tabs.open.findIndex(({ id }) => id === tabs.activeId);
      const next = tabs.open[(at + action.by + tabs.open.length) % tabs.open.length];
      return { ...tabs, activeId: next?.id ?? tabs.activeId };
    }
    case 'tab-closed':
      return close(tabs, action.id, action.freshId);
    case 'tab-reopened': {
      const { id } = action;
      const tab = tabs.closed.find((one) => id === undefined || one.id === id);
      if (tab === undefined || tabs.open.some((one) => one.id === tab.id)) return tabs;
      return { open: [...tabs.open, tab], activeId: tab.id, closed: tabs.closed.filter((one) => one !== tab) };
    }
    case 'exchange-opened':
      return show(tabs, action.exchange, action.id);
    case 'exchanges-marked': {
      const { ids, marks } = action;
      const mark = (tab: Tab) => withMarks(tab, new Set(ids), marks);
      return { ...tabs, open: tabs.open.map(mark), closed: tabs.closed.map(mark) };
    }
    case 'answer-restored':
      return withTab(tabs, action.tabId, { send: { kind: 'done', exchange: action.exchange, notRecorded: null } });
    default:
      return tabs;
  }
}

function toTab(saved: SavedTab): Tab {
  const fresh = { send: { kind: 'idle' }, draw: newSeed(), asked: [], unusable: {} } as const;
  return { ...saved, ...fresh, composerTab: firstShown(saved.draft) };
}

function newTab(id: string, draft: Draft, saved: Partial<Pick<Tab, 'requestId' | 'stepId'>> = {}): Tab {
  return toTab({ id, draft, exchangeId: null, requestId: null, ...saved });
}

/** A template's form where there is one: it is for those who want nothing else. */
function firstShown({ templateId, unreadBody }: Draft): ComposerTab {
  if (unreadBody !== null) return 'json';
  return templateId === null ? 'event' : 'form';
}

function withTab(tabs: Tabs, id: string, change: Partial<Tab>): Tabs {
  return { ...tabs, open: tabs.open.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)) };
}

function withMarks(tab: Tab, ids: ReadonlySet<string>, change: MarksChange): Tab {
  const { send } = tab;
  if (send.kind !== 'done' || !ids.has(send.exchange.id)) return tab;
  const { marks } = send.exchange;
  const { pinned = marks.pinned, note = marks.note, triggered = marks.triggered } = change;
  const exchange = { ...send.exchange, marks: { ...marks, pinned, note, triggered } };
  return { ...tab, send: { ...send, exchange } };
}

function close(tabs: Tabs, id: string, freshId: string): Tabs {
  const at = tabs.open.findIndex((tab) => tab.id === id);
  const tab = tabs.open[at];
  if (tab === undefined || (tabs.open.length === 1 && isBlankTab(tab))) return tabs;
  const left = tabs.open.filter((other) => other !== tab);
  const open = left.length === 0 ? [newTab(freshId, blankDraft)] : left;
  const neighbour = open[Math.min(at, open.length - 1)];
  const activeId = tabs.activeId === id ? (neighbour?.id ?? freshId) : tabs.activeId;
  const settled: Tab = tab.send.kind === 'sending' ? { ...tab, send: { kind: 'idle' } } : tab;
  return { open, activeId, closed: [settled, ...tabs.closed].slice(0, mostClosed) };
}

function show(tabs: Tabs, exchange: Exchange, newId: string): Tabs {
  const shown = {
    draft: exchange.draft,
    exchangeId: exchange.id,
    requestId: null,
    stepId: undefined,
    composerTab: firstShown(exchange.draft),
    draw: newSeed(),
    asked: [],
    unusable: {},
    send: { kind: 'done', exchange, notRecorded: null },
  } as const;
  const front = tabInFront(tabs);
  const place =
    tabs.open.find((tab) => tab.exchangeId === exchange.id && isUntouched(tab)) ?? (isFree(front) ? front : null);
  if (place === null) return { ...tabs, open: [...tabs.open, { id: newId, ...shown }], activeId: newId };
  // The tab of a saved request, or of a step, goes on being that.
  const { requestId, stepId } = place;
  return { ...withTab(tabs, place.id, { ...shown, requestId, stepId }), activeId: place.id };
}

function showRequest(tabs: Tabs, request: SavedRequest, newId: string): Tabs {
  const open = tabs.open.find(({ requestId }) => requestId === request.id);
  if (open !== undefined) return { ...tabs, activeId: open.id };
  const front = tabInFront(tabs);
  const tab = newTab(isFree(front) ? front.id : newId, request.draft, { requestId: request.id });
  if (!isFree(front)) return { ...tabs, open: [...tabs.open, tab], activeId: tab.id };
  return { ...withTab(tabs, front.id, tab), activeId: front.id };
}

function showStep(tabs: Tabs, step: EventStep, newId: string): Tabs {
  const open = tabs.open.find(({ stepId }) => stepId === step.id);
  if (open !== undefined) return { ...tabs, activeId: open.id };
  return { ...tabs, open: [...tabs.open, newTab(newId, step.draft, { stepId: step.id })], activeId: newId };
}

/** A tab that something else may take the place of: nobody touched it, and it is no saved request, nor a step. */
export function isFree(tab: Tab): boolean {
  return tab.requestId === null && tab.stepId === undefined && isUntouched(tab);
}
