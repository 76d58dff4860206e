import { expect, it } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import type { TidUse } from '#app/exchange/tid-rule.ts';
import { workspaceSchema } from '#app/library/workspace.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { firstPlaces, orderFor, planTwoPlaces } from './two-places.ts';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const environmentOf = (id: string, change: Partial<Environment> = {}): Environment => ({
  ...blankEnvironment(id),
  name: id.toUpperCase(),
  serverName: `https://${id}`,
  siteKeys: [{ siteKey, label: '' }],
  variables: [{ name: 'region', value: id }],
  ...change,
});
const placeAt = (environmentId: string) => ({ environmentId, siteKey });
const uat = environmentOf('uat');
const prod = environmentOf('prod', { askBeforeSending: true });
const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const onUat: TidUse = { environmentName: 'UAT', serverName: 'https://uat', siteKey, customerKey: 'ada' };

const session = anySession();
const state = openWorkbench({
  ...session,
  environments: [...session.environments, uat, prod],
  selection: placeAt('uat'),
});
const draft: Draft = {
  ...blankDraft,
  uri: 'a://b/c',
  customerKey: 'ada',
  properties: [{ enabled: true, name: 'region', value: '{{region}}' }],
};

function plan(change: Partial<Draft>, uses: readonly TidUse[] = [], choice = {}) {
  const event = { tabId: 't', draft: { ...draft, ...change }, draw: { seed: 's' } };
  const places = { A: placeAt('uat'), B: placeAt('prod') };
  return planTwoPlaces(state, event, { places, answers: {}, tidChosen: {}, usesOf: () => uses, ...choice });
}

it('shows what variables become at each place', () => {
  const { differences, blockers } = plan({});
  expect(differences.map(({ name, a, b }) => [name, a, b])).toEqual([
    ['Environment', 'UAT', 'PROD'],
    ['Server name', 'https://uat', 'https://prod'],
    ['Property region', 'uat', 'prod'],
  ]);
  expect(blockers).toEqual([]);
});

it('doesn’t send to the same place twice', () => {
  const places = { A: placeAt('uat'), B: placeAt('uat') };
  expect(plan({}, [], { places }).blockers).toEqual([
    'A and B are the same server and site key. Choose another one for A or B.',
  ]);
});

it('says an error of both places once, and names the place of another', () => {
  expect(plan({ uri: '' }).blockers).toHaveLength(1);
  const property = { enabled: true, name: 'x', value: '{{onlyHere}}' };
  const withOwn = { ...uat, variables: [{ name: 'onlyHere', value: '1' }] };
  const event = { tabId: 't', draft: { ...draft, properties: [property] }, draw: { seed: 's' } };
  const { blockers } = planTwoPlaces({ ...state, environments: [withOwn, prod] }, event, {
    places: { A: placeAt('uat'), B: placeAt('prod') },
    answers: {},
    tidChosen: {},
    usesOf: () => [],
  });
  expect(blockers).toHaveLength(1);
  expect(blockers[0]).toMatch(/^B: .*onlyHere/);
});

it('leaves out the TID of another place, unless the person ticks it', () => {
  const without = plan({ tid }, [onUat]);
  expect([without.A.isTidSent, without.B.isTidSent]).toEqual([true, false]);
  expect(without.B.tidReason).toContain('The TID belongs to UAT');
  expect([without.A.draft.tid, without.B.draft.tid]).toEqual([tid, '']);
  expect(without.differences.at(-1)).toMatchObject({ name: 'TID', a: tid, b: 'none' });
  expect(plan({ tid }, [onUat], { tidChosen: { B: true } }).B.draft.tid).toBe(tid);
  expect(plan({ tid }).B.tidReason).toBe('This TID isn’t known on PROD.');
});

it('the dialog counts as the yes of a guarded environment, and a tick as the word on the TID', () => {
  const { A, B } = plan({ tid }, [onUat], { tidChosen: { B: true } });
  const event = { tabId: 't', draft, draw: { seed: 's' } };
  const orders = [
    orderFor(state, event, { sendId: 'a', at: A, answers: {}, isTidChosen: false }),
    orderFor(state, event, { sendId: 'b', at: B, answers: {}, isTidChosen: true }),
  ];
  expect(orders.map(({ confirmed, tidChosen, draw }) => [confirmed, tidChosen, draw.seed])).toEqual([
    [false, undefined, 's'],
    [true, true, 's'],
  ]);
});

it('goes into the history with the storyboard whose step it is, like any other send', () => {
  const step = { kind: 'event', id: 'step', title: 'Visit', text: '', note: '', castId: null, draft };
  const told = { version: 1, id: 'board', title: 'Spring', about: '', cast: [], steps: [step] };
  const workspace = workspaceSchema.parse({ ...session.workspace, storyboards: [told] });
  const tab = { id: 't', draft, exchangeId: null, requestId: null, stepId: 'step' };
  const ofStep = openWorkbench({ ...session, workspace, tabs: [tab], activeTabId: 't' });
  const event = { tabId: 't', draft, draw: { seed: 's' } };
  const order = orderFor(ofStep, event, { sendId: 'a', at: plan({}).A, answers: {}, isTidChosen: false });
  expect(order).toMatchObject({ from: 'Visit', storyboard: { id: 'board', title: 'Spring' } });
});

it('offers the other place of last time while it exists', () => {
  const withLast = (environmentId: string, key = siteKey) => ({
    ...state,
    settings: { ...state.settings, otherPlace: { environmentId, siteKey: key } },
  });
  expect(firstPlaces(withLast('prod')).B).toEqual(placeAt('prod'));
  const practiceId = session.environments[0]?.id;
  expect(firstPlaces(withLast('prod', 'ONE-GONE')).B.environmentId).toBe(practiceId);
  expect(firstPlaces(withLast('uat')).B.environmentId).toBe(practiceId);
  expect(firstPlaces({ ...state, environments: [uat] }).B).toEqual(placeAt('uat'));
});
