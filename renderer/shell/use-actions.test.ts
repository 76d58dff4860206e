import { Notifications, notifications } from '@mantine/notifications';
import { act, renderHook, screen } from '@testing-library/react';
import { createElement, useReducer } from 'react';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import type { Input } from '#app/ipc/contract.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { installThreads } from '#renderer/testing/threads.ts';
import { useActions } from './use-actions.ts';

const siteKeys = [
  { siteKey: 'ONE-5BTO1FBU1O-1109', label: '' },
  { siteKey: 'ONE-5BTO1FBU1O-2209', label: '' },
];
const environmentOf = (id: string, server = id) => {
  return { ...blankEnvironment(id), name: id.toUpperCase(), serverName: `https://${server}`, siteKeys };
};
const [key = '', otherKey = ''] = siteKeys.map(({ siteKey }) => siteKey);
const at = (environmentId: string, siteKey = key) => ({ environmentId, siteKey });
const adasTid = 'dedc2983-4666-4641-8047-61250a878f89';
const ofUat: Exchange = makeReceived('x', adasTid, {
  environment: { ...makeReceived('', '').environment, id: 'uat', name: 'UAT', serverName: 'https://uat' },
  siteKey: key,
  draft: { ...blankDraft, uri: 'a://b', customerKey: 'ada', tid: adasTid },
});
const adaOnUat = {
  tid: adasTid,
  environment: ofUat.environment,
  siteKey: key,
  customerKey: 'ada',
  events: 1,
  firstSeen: ofUat.sentAt,
  lastSeen: ofUat.sentAt,
};

/** The window with UAT, a copy of it, and PROD; `selection` is what its header shows. */
function open(selection: { environmentId: string; siteKey: string }, change: Parameters<typeof anySession>[0] = {}) {
  const bridge = installFakeBridge({
    'exchange.send': () => ({ kind: 'refused', says: [] }),
    'environment.select': () => ({ kind: 'saved' }),
    'exchange.open': () => ({ exchange: ofUat }),
  });
  const environments = [environmentOf('uat'), environmentOf('copy', 'uat'), environmentOf('prod')];
  const session = anySession({ environments, selection, ...change });
  const { result } = renderHook(() => {
    const [state, dispatch] = useReducer(reduceWorkbench, session, openWorkbench);
    return { state, dispatch, actions: useActions(state, dispatch) };
  });
  const sent = () =>
    bridge.made.flatMap(({ name, input }) => (name === 'exchange.send' ? [input as Input<'exchange.send'>] : []));
  return { result, sent, draft: () => tabInFront(result.current.state.tabs).draft };
}

it.each([
  ['under the header of its own place', at('uat'), adasTid],
  ['under a copy of its environment', at('copy'), adasTid],
  ['under another environment', at('prod'), ''],
  ['under another site key', at('uat', otherKey), ''],
])('going on as a customer of UAT %s', (_, selection, tid) => {
  const { result, draft } = open(selection);
  act(() => result.current.actions.continueFrom(ofUat));
  expect(draft()).toMatchObject({ customerKey: 'ada', tid });
});

it.each([
  ['under another environment', at('prod'), {}, at('uat'), adasTid],
  [
    'once its environment is deleted, but another sends there',
    at('prod'),
    { environments: [environmentOf('copy', 'uat'), environmentOf('prod')] },
    at('copy'),
    adasTid,
  ],
  ['once nothing sends there any more', at('prod'), { environments: [environmentOf('prod')] }, at('prod'), ''],
  [
    'once its environment has another server',
    at('prod'),
    { environments: [environmentOf('uat', 'new'), environmentOf('prod')] },
    at('prod'),
    '',
  ],
])('going on from Customers %s', (_, selection, change, goesTo, tid) => {
  const { result, draft } = open(selection, change);
  act(() => result.current.actions.continueAt('ada', adaOnUat));
  expect(result.current.state.selection).toEqual(goesTo);
  expect(draft()).toMatchObject({ customerKey: 'ada', tid });
});

it.each(['repeat', 'again'])('sending again by %s asks where, and leaves the header alone', async (way) => {
  const { result, sent } = open(at('prod'));
  await act(async () => {
    if (way === 'repeat') await result.current.actions.next('repeat', ofUat);
    else await result.current.actions.sendAgain('x');
  });
  expect(result.current.state.dialogs).toMatchObject([{ kind: 'send-again', exchange: { id: 'x' } }]);
  expect(sent()).toEqual([]);
  const event = { draft: ofUat.draft, selection: at('uat'), draw: { seed: 's' }, answers: {} };
  await act(async () => result.current.actions.confirmSendAgain(event));
  expect(sent()).toMatchObject([{ ...at('uat'), confirmed: false }]);
  expect(result.current.state).toMatchObject({ selection: at('prod'), dialogs: [] });
});

it('sending again to a guarded environment asks once, in its dialog, and allows nothing else', async () => {
  const guarded = { ...environmentOf('uat'), askBeforeSending: true, asks: 'once-per-session' } as const;
  const { result, sent } = open(at('prod'), { environments: [guarded, environmentOf('prod')] });
  await act(async () => result.current.actions.sendAgain('x'));
  expect(sent()).toEqual([]);
  const event = { draft: ofUat.draft, selection: at('uat'), draw: { seed: 's' }, answers: {} };
  await act(async () => result.current.actions.confirmSendAgain(event));
  expect(sent()).toMatchObject([{ ...at('uat'), confirmed: true }]);
  expect(result.current.state).toMatchObject({ selection: at('prod'), dialogs: [], allowed: [] });
});

it('stays in the history until the event is sent again', async () => {
  const { result } = open(at('prod'));
  act(() => result.current.dispatch({ type: 'view-shown', view: 'history' }));
  await act(async () => result.current.actions.sendAgain('x'));
  expect(result.current.state).toMatchObject({ view: 'history', dialogs: [{ kind: 'send-again' }] });
  const event = { draft: ofUat.draft, selection: at('uat'), draw: { seed: 's' }, answers: {} };
  await act(async () => result.current.actions.confirmSendAgain(event));
  expect(result.current.state.view).toBe('composer');
});

it('tells main where a pasted TID is from', async () => {
  const { result, sent } = open(at('prod'));
  const place = { serverName: 'https://elsewhere', siteKey: key };
  act(() => {
    result.current.dispatch({ type: 'tids-learnt', tids: [{ tid: adasTid, place }] });
    result.current.dispatch({ type: 'draft-changed', draft: ofUat.draft });
  });
  await act(async () => result.current.actions.send());
  expect(sent()).toMatchObject([{ tidUse: { ...place, environmentName: 'elsewhere' } }]);
});

it('asks what becomes of a TID that main does not let go, and sends as it is told', async () => {
  const { result, sent, draft } = open(at('prod'));
  const sendRequest = {
    tabId: tabInFront(result.current.state.tabs).id,
    draft: ofUat.draft,
    selection: at('prod'),
    draw: { seed: 's' },
    answers: {},
  };
  const question = {
    sendRequest,
    confirmed: true,
    conflict: { kind: 'other-place', belongsTo: 'UAT' },
    draft: ofUat.draft,
  } as const;
  const ask = () => {
    act(() => result.current.dispatch({ type: 'draft-changed', draft: ofUat.draft }));
    act(() => result.current.dispatch({ type: 'dialog-shown', dialog: { kind: 'tid', question } }));
  };
  ask();
  await act(async () => result.current.actions.settleTid(true));
  expect(sent().at(-1)).toMatchObject({ ...at('prod'), confirmed: true, tidChosen: true, draft: { tid: adasTid } });
  ask();
  await act(async () => result.current.actions.settleTid(false));
  expect(sent().at(-1)).toMatchObject({ ...at('prod'), confirmed: true, draft: { customerKey: 'ada', tid: '' } });
  expect(draft().tid).toBe('');
  expect(result.current.state.dialogs).toEqual([]);
});

it.each([
  ['in a variable', '{{who}}'],
  ['with spaces and capitals', ` ${adasTid.toUpperCase()} `],
])('a pasted TID %s takes along where it is from', async (_, tid) => {
  const variables = [{ name: 'who', value: adasTid }];
  const { result, sent } = open(at('prod'), { environments: [{ ...environmentOf('prod'), variables }] });
  const place = { serverName: 'https://uat', siteKey: key };
  act(() => {
    result.current.dispatch({ type: 'tids-learnt', tids: [{ tid: adasTid, place }] });
    result.current.dispatch({ type: 'draft-changed', draft: { ...blankDraft, uri: 'a://b', customerKey: 'ada', tid } });
  });
  await act(async () => result.current.actions.send());
  expect(sent()).toMatchObject([{ tidUse: place }]);
});

it.each([
  ['an event', `curl 'https://uat/one/rt/track/${key}/events?tid=${adasTid}' -d '{"uri":"a://b"}'`],
  ['an endpoint', `https://uat/one/rt/track/${key}/events?tid=${adasTid}`],
])('the TID of %s that is pasted into a form with typed text is remembered', async (_, text) => {
  const { result } = open(at('prod'));
  installThreads();
  await act(async () => void (await result.current.actions.takeIntoForm(text, true)));
  const { pastedTids } = result.current.state;
  expect(pastedTids).toMatchObject({ [adasTid]: { serverName: 'https://uat', siteKey: key } });
});

it('the environment of an answer is the one that is managed, whatever the header shows', async () => {
  const { result } = open(at('prod'));
  await act(async () => void (await result.current.actions.next('edit-environment', ofUat)));
  expect(result.current.state.dialogs).toMatchObject([{ kind: 'environments', shownId: 'uat' }]);
});

it('says why an event can’t be sent again to an environment that isn’t the one of the header', async () => {
  const broken = { ...environmentOf('uat'), serverName: '' };
  const { result, sent } = open(at('prod'), { environments: [broken, environmentOf('prod')] });
  notifications.clean();
  render(createElement(Notifications));
  await act(async () => result.current.actions.sendAgain('x'));
  const event = { draft: ofUat.draft, selection: at('uat'), draw: { seed: 's' }, answers: {} };
  await act(async () => result.current.actions.confirmSendAgain(event));
  expect(await screen.findByText(/UAT has no valid server name/)).toBeDefined();
  expect(sent()).toEqual([]);
});

it.each([
  ['cURL', 'curl \'https://h/?who=000345-77-K\' -d \'{"ck":"000345-77-K"}\''],
  ['Comparison', '000345-77-k, ada%40example.com, MDAwMzQ1LTc3LUs='],
])('copies %s without customer keys while Presenting is on', async (what, text) => {
  const bridge = installFakeBridge({ 'clipboard.write': () => ({}) });
  const tab = { id: '1', draft: { ...blankDraft, customerKey: '000345-77-K' }, exchangeId: null, requestId: null };
  const session = anySession({ tabs: [tab] });
  const { result } = renderHook(() => {
    const [state, dispatch] = useReducer(reduceWorkbench, session, openWorkbench);
    return { dispatch, actions: useActions(state, dispatch) };
  });
  const copied = () => bridge.made.filter(({ name }) => name === 'clipboard.write').map(({ input }) => input);
  await act(() => result.current.actions.copy(text, what));
  expect(copied()).toEqual([{ text }]);
  act(() => result.current.dispatch({ type: 'presenting-toggled' }));
  await act(() => result.current.actions.copy(text, what));
  expect(JSON.stringify(copied()[1])).toContain('••');
  expect(JSON.stringify(copied()[1])).not.toMatch(/000345|ada(@|%40)|MDAwMzQ1/i);
  await act(() => result.current.actions.copy('dedc2983', 'TID'));
  expect(copied()[2]).toEqual({ text: 'dedc2983' });
});

it('copies without the key of a customer that only the event knows', async () => {
  const bridge = installFakeBridge({ 'clipboard.write': () => ({}) });
  const session = anySession();
  const { result } = renderHook(() => {
    const [state, dispatch] = useReducer(reduceWorkbench, session, openWorkbench);
    return { dispatch, actions: useActions(state, dispatch) };
  });
  act(() => result.current.dispatch({ type: 'presenting-toggled' }));
  await act(() => result.current.actions.copy('anna', 'Customer key', { keys: ['anna'] }));
  expect(bridge.made.map(({ input }) => input)).toContainEqual({ text: 'a•••' });
});
