import { describe, expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { openTabs, reduceTabs, type Tabs, type TabsAction, tabInFront } from './tabs-state.ts';

const typed = (uri: string) => ({ ...blankDraft, uri });
const after = (tabs: Tabs, ...actions: readonly TabsAction[]) => actions.reduce(reduceTabs, tabs);
const fresh = () => openTabs([], null, 'first');
const two = () => after(fresh(), { type: 'tab-opened', id: 'second', draft: typed('b') });
const openIds = ({ open }: Tabs) => open.map(({ id }) => id);

it('begin with the sample event, or as they were', () => {
  expect(tabInFront(fresh()).draft).toEqual(sampleDraft);
  const saved = ['a', 'b'].map((id) => ({ id, draft: typed(id), exchangeId: null, requestId: null }));
  expect(tabInFront(openTabs(saved, 'b', 'new')).draft.uri).toBe('b');
  expect(tabInFront(openTabs(saved, 'gone', 'new')).draft.uri).toBe('a');
});

it('a key typed changes the tab in front alone', () => {
  const tabs = after(two(), { type: 'draft-changed', draft: typed('c') });
  expect(tabs.open.map(({ draft }) => draft.uri)).toEqual([sampleDraft.uri, 'c']);
});

it('an answer reaches the tab that sent, whichever is in front', () => {
  const send = { kind: 'done', exchange: makeReceived('x', 't'), notRecorded: null } as const;
  const tabs = after(two(), { type: 'send-changed', tabId: 'first', send });
  expect(tabs.open.map(({ exchangeId }) => exchangeId)).toEqual(['x', null]);
});

describe('closing', () => {
  it('shows the neighbour, and reopening brings the last one back as it was', () => {
    const closed = after(two(), { type: 'tab-closed', id: 'second', freshId: 'new' });
    expect(openIds(closed)).toEqual(['first']);
    const again = after(closed, { type: 'tab-reopened' });
    expect(tabInFront(again).draft.uri).toBe('b');
    expect(after(again, { type: 'tab-reopened' })).toEqual(again);
  });

  it('reopens the tab that is named, and does nothing where it is open already', () => {
    const closed = after(
      two(),
      { type: 'tab-closed', id: 'second', freshId: 'x' },
      { type: 'tab-closed', id: 'first', freshId: 'y' },
    );
    const again = after(closed, { type: 'tab-reopened', id: 'second' });
    expect([openIds(again), again.activeId]).toEqual([['y', 'second'], 'second']);
    expect(after(again, { type: 'tab-reopened', id: 'second' })).toEqual(again);
    expect(openIds(after(again, { type: 'tab-reopened' }))).toEqual(['y', 'second', 'first']);
  });

  it('the last one leaves an empty one', () => {
    const tabs = after(fresh(), { type: 'tab-closed', id: 'first', freshId: 'new' });
    expect(openIds(tabs)).toEqual(['new']);
    expect(tabInFront(tabs).draft).toEqual(blankDraft);
  });

  it('the last one that is empty does nothing, so that reopening brings back the one before it', () => {
    const tabs = after(fresh(), { type: 'tab-closed', id: 'first', freshId: 'new' });
    const again = after(tabs, { type: 'tab-closed', id: 'new', freshId: 'newer' });
    expect(again).toBe(tabs);
    expect(tabInFront(after(again, { type: 'tab-reopened' })).draft).toEqual(sampleDraft);
  });
});

it('showing one that is closed by now leaves the one in front', () => {
  const closed = after(two(), { type: 'tab-closed', id: 'first', freshId: 'new' });
  expect(after(closed, { type: 'tab-shown', id: 'first' })).toEqual(closed);
});

it('an event that could not be recorded is never replaced: only its tab has it', () => {
  const exchange = makeReceived('x', 't', { draft: typed('mine') });
  const send = { kind: 'done', exchange, notRecorded: 'the disk is full' } as const;
  const sent = after(
    openTabs([{ id: 'a', draft: typed('mine'), exchangeId: null, requestId: null }], 'a', 'new'),
    { type: 'send-changed', tabId: 'a', send },
    { type: 'request-opened', request: makeRequest('r'), id: 'b' },
  );
  expect(sent.open.map(({ id, send: { kind } }) => [id, kind])).toEqual([
    ['a', 'done'],
    ['b', 'idle'],
  ]);
});

describe('opening an exchange', () => {
  const exchange = makeReceived('x', 't', { draft: typed('sent') });
  const opened: TabsAction = { type: 'exchange-opened', exchange, id: 'new' };

  it('takes the place of an event that nobody touched', () => {
    const tabs = after(fresh(), opened);
    expect(openIds(tabs)).toEqual(['first']);
    expect(tabInFront(tabs)).toMatchObject({ draft: { uri: 'sent' }, exchangeId: 'x', requestId: null });
  });

  it('never takes the place of something typed', () => {
    const tabs = after(fresh(), { type: 'draft-changed', draft: typed('mine') }, opened);
    expect(openIds(tabs)).toEqual(['first', 'new']);
    expect(tabs.open[0]?.draft.uri).toBe('mine');
    expect(tabInFront(tabs).id).toBe('new');
  });

  it('goes to the tab that shows it already, unless that was changed since', () => {
    const shown = after(fresh(), opened, { type: 'tab-opened', id: 'second', draft: typed('b') });
    expect(tabInFront(after(shown, { ...opened, id: 'third' })).id).toBe('first');
    const changed = after(shown, { type: 'tab-shown', id: 'first' }, { type: 'draft-changed', draft: typed('c') });
    expect(tabInFront(after(changed, { ...opened, id: 'third' })).id).toBe('third');
  });
});

it('opening an exchange leaves the tab that sent it the saved request that it is', () => {
  const sent = makeReceived('x', 't', { draft: typed('saved') });
  const tabs = after(
    openTabs([{ id: 'a', draft: typed('saved'), exchangeId: null, requestId: 'r' }], 'a', 'new'),
    { type: 'send-changed', tabId: 'a', send: { kind: 'done', exchange: sent, notRecorded: null } },
    { type: 'exchange-opened', exchange: sent, id: 'b' },
  );
  expect(openIds(tabs)).toEqual(['a']);
  expect(tabInFront(tabs)).toMatchObject({ requestId: 'r', exchangeId: 'x' });
});

it('stepping goes round', () => {
  expect(after(two(), { type: 'tab-stepped', by: 1 }).activeId).toBe('first');
  expect(after(two(), { type: 'tab-stepped', by: -1 }, { type: 'tab-stepped', by: -1 }).activeId).toBe('second');
});
