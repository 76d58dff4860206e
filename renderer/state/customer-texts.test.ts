import { expect, it } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { usualSettings } from '#app/settings/settings.ts';
import { customersOf } from './customer-texts.ts';
import { reduceWorkbench } from './reduce-workbench.ts';
import { openWorkbench } from './workbench-state.ts';

const tab = {
  id: '11111111-1111-4111-8111-111111111111',
  draft: { ...blankDraft, customerKey: '000345' },
  exchangeId: null,
  requestId: null,
};
const session = {
  environments: [],
  selection: { environmentId: 'practice', siteKey: '' },
  goBackTo: null,
  settings: usualSettings,
  notices: [],
  historyCount: 0,
  tabs: [tab],
  activeTabId: null,
  underWay: [],
  workspace: {
    ...blankWorkspace,
    visitors: [{ customerKey: 'ada@example.com', name: 'Ada Byron', note: '', properties: [] }],
  },
  catalogue: [],
} as const;

it('names customers of whom a name was noted, and shows keys as they are', () => {
  const { key, name, label, text } = customersOf(openWorkbench(session));
  expect([key('bob@example.com'), name('bob@example.com'), label('bob@example.com')]).toEqual([
    'bob@example.com',
    'bob',
    'bob@example.com',
  ]);
  expect([name('ada@example.com'), label('ada@example.com')]).toEqual(['Ada Byron', 'Ada Byron, ada@example.com']);
  expect(name('Ada@Example.com')).toBe('Ada Byron');
  expect(text('of 000345')).toBe('of 000345');
});

it('masks keys while somebody presents: those it is given, those in open events, those that look like one', () => {
  const state = reduceWorkbench(openWorkbench(session), { type: 'presenting-toggled' });
  const { name, label, text } = customersOf(state);
  expect(label('ada@example.com')).toBe('Ada Byron, a••@•••••••.com');
  expect(name('bob@example.com')).toBe('b••');
  expect(text('of 000345 and bob@example.com')).toBe('of 0••••• and b••@•••••••.com');
  expect(text('of 77-88', '77-88')).toBe('of 7••••');
});

it.each<[string, Partial<Draft>]>([
  ['in the URI', { uri: 'a://b?ck=CRM-4711' }],
  ['in a property', { properties: [{ enabled: true, name: 'customerKey', value: 'CRM-4711' }] }],
  ['by a variable', { customerKey: '{{who}}' }],
])('masks who an open event that is not saved is about %s', (_, draft) => {
  const variables = [{ name: 'who', value: 'CRM-4711' }];
  const tabs = [{ ...tab, draft: { ...blankDraft, ...draft } }];
  const opened = openWorkbench({ ...session, tabs, workspace: { ...blankWorkspace, variables } });
  const { text } = customersOf(reduceWorkbench(opened, { type: 'presenting-toggled' }));
  expect(text('of CRM-4711')).toBe('of C•••••••');
});

it('leaves words alone that a variable gives to no open event', () => {
  const variables = [{ name: 'customerId', value: '12' }];
  const opened = openWorkbench({ ...session, workspace: { ...blankWorkspace, variables } });
  const { text } = customersOf(reduceWorkbench(opened, { type: 'presenting-toggled' }));
  expect(text('12 events')).toBe('12 events');
});
