import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { continueActions } from './continue-as.ts';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const uat = {
  ...blankEnvironment('uat'),
  serverName: 'https://uat',
  siteKeys: [{ siteKey, label: '' }],
  variables: [{ name: 'customer', value: 'ada' }],
};

type Actions = ReturnType<typeof continueActions>;

/** An exchange with UAT that returned the TID. */
function sentFor(customerKey: string) {
  const { environment } = makeReceived('', '');
  return makeReceived('x', tid, {
    environment: { ...environment, id: 'uat', serverName: 'https://uat' },
    siteKey,
    draft: { ...blankDraft, uri: 'a://b', customerKey },
  });
}

/** The event with a typed customer key, once it continues as somebody. */
function continued(typed: string, choose: (actions: Actions) => void) {
  const tab = { id: '1', draft: { ...blankDraft, customerKey: typed }, exchangeId: null, requestId: null };
  const selection = { environmentId: 'uat', siteKey };
  let state = openWorkbench(anySession({ environments: [uat], selection, tabs: [tab] }));
  const dispatch = (action: WorkbenchAction) => {
    state = reduceWorkbench(state, action);
  };
  choose(continueActions(state, dispatch, (selected) => dispatch({ type: 'selected', selection: selected })));
  return tabInFront(state.tabs).draft;
}

it.each([
  ['that a visitor signs in with', '', 'ada@example.com', 'ada@example.com'],
  ['that is a variable for the same customer', 'ada', '{{customer}}', '{{customer}}'],
  ['of another customer', 'ada', 'bob', 'ada'],
  ['that is a variable without a value', 'ada', '{{nobody}}', 'ada'],
  ['that is blank', 'ada', ' ', 'ada'],
])('going on with the TID of an event, and with a typed customer key %s', (_, sent, typed, customerKey) => {
  expect(continued(typed, ({ continueFrom }) => continueFrom(sentFor(sent)))).toMatchObject({ customerKey, tid });
});

const { environment, sentAt } = sentFor('ada');
const ada = { tid, environment, siteKey, customerKey: 'ada', events: 1, firstSeen: sentAt, lastSeen: sentAt };

it.each([
  ['in the header', ({ continueAs }: Actions) => continueAs(ada), tid],
  ['in Customers', ({ continueAt }: Actions) => continueAt('ada', ada), tid],
  ['in Customers without a TID', ({ continueAt }: Actions) => continueAt('ada', null), ''],
])('a variable for the same customer stays when they are chosen %s', (_, choose, theirs) => {
  expect(continued('{{customer}}', choose)).toMatchObject({ customerKey: '{{customer}}', tid: theirs });
});

it('a new customer has no TID, and the typed customer key', () => {
  const draft = continued('ada', ({ continueAs }) => continueAs(null));
  expect(draft).toMatchObject({ customerKey: 'ada', tid: '' });
});
