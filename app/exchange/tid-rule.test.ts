import { describe, expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { carryDraft, judgeTid, judgeTidAtSecond, placeOf, type TidUse, tidOwner } from './tid-rule.ts';

const uat = { serverName: 'https://uat', siteKey: 'ONE-1' };
const prod = { serverName: 'https://prod', siteKey: 'ONE-1' };
const otherSpace = { ...uat, siteKey: 'ONE-2' };
const use = (place: typeof uat, customerKey: string, environmentName = 'UAT'): TidUse => {
  return { environmentName, customerKey, ...place };
};
const adasOnUat = [use(uat, 'ada')];

describe('whose TID it is', () => {
  it.each([
    ['the customer it was used for here', [use(prod, 'eve', 'PROD'), use(uat, 'ada')], 'ada', null],
    ['the customer who became known later', [use(uat, ''), use(uat, 'ada')], 'ada', null],
    ['one without a customer key', [use(uat, '')], '', null],
    ['a customer of another environment', [use(prod, 'eve', 'PROD')], 'eve', 'PROD'],
  ])('is %s', (_, uses, customerKey, elsewhere) => {
    expect(tidOwner(uat, uses)).toEqual({ customerKey, elsewhere });
  });

  it('is unknown where it was never used', () => {
    expect(tidOwner(uat, [])).toBeNull();
  });
});

const asInAFile = { ...uat, serverName: 'https://UAT/' };

describe('a TID', () => {
  it.each([
    ['is the same where the name of its server was not tidy', 'ada', uat, [use(asInAFile, 'ada')], 'keep'],
    ['goes on with its customer at its place', 'ada', uat, adasOnUat, 'keep'],
    ['goes on where the key has blanks around it', ' ada ', uat, adasOnUat, 'keep'],
    ['goes on without a customer key', '', uat, adasOnUat, 'keep'],
    ['of somebody unknown goes on as who they turn out to be', 'ada', uat, [use(uat, '')], 'keep'],
    ['that nobody knows is theirs to type', 'ada', prod, [], 'keep'],
    ['is the same at the same place under another name', 'ada', uat, [use(uat, 'ada', 'Copy of UAT')], 'keep'],
    ['that was used here too is no stranger', 'ada', prod, [use(uat, 'ada'), use(prod, 'ada', 'PROD')], 'keep'],
    ['goes to no other server', 'ada', prod, adasOnUat, 'UAT / ONE-1'],
    ['goes to no other site key', 'ada', otherSpace, adasOnUat, 'UAT / ONE-1'],
    ['of somebody unknown goes to no other server', '', prod, [use(uat, '')], 'UAT / ONE-1'],
    ['belongs where it was used last', 'ada', prod, [use(otherSpace, 'ada'), use(uat, 'ada')], 'UAT / ONE-2'],
    ['goes to no other customer', 'bob', uat, adasOnUat, 'ada'],
    ['is whose it was here, not elsewhere', 'ada', uat, [use(prod, 'ada', 'PROD'), use(uat, 'bob')], 'bob'],
  ])('%s', (_, customerKey, to, uses, belongsTo) => {
    const verdict = judgeTid({ tid: 'T', customerKey }, to, uses);
    expect(verdict.kind === 'keep' ? 'keep' : verdict.belongsTo).toBe(belongsTo);
    const carried = carryDraft({ tid: 'T', customerKey }, to, uses);
    expect(carried.draft).toEqual({ tid: belongsTo === 'keep' ? 'T' : '', customerKey });
    expect(carried.says ?? 'keep').toContain(belongsTo);
  });

  it('that is not there has nothing to be judged', () => {
    expect(judgeTid({ tid: ' ', customerKey: 'bob' }, prod, adasOnUat)).toEqual({ kind: 'keep' });
  });
});

it('a place is where a site key is reached, not which environment says so', () => {
  const siteKeys = [{ siteKey: 'ONE-1', label: '', serverName: 'https://own' }];
  const practice = { ...blankEnvironment(practiceId), serverName: 'https://uat', siteKeys };
  expect(placeOf(practice, 'ONE-1')).toEqual({ serverName: 'https://own', siteKey: 'ONE-1' });
  // Only Practice may: elsewhere a file could lead events to a server that no window shows.
  expect(placeOf({ ...practice, id: 'a' }, 'ONE-1')).toEqual(uat);
  expect(placeOf({ ...practice, id: 'b', name: 'B', siteKeys: [] }, 'ONE-1')).toEqual(uat);
});

it('takes all of Practice for one place, whichever outcome is practised and wherever it listens', () => {
  const practice = { serverName: 'http://127.0.0.1:1', siteKey: 'ONE-PRACTICE01-0200' };
  const use = { ...practice, environmentName: 'Practice', customerKey: 'ada' };
  const reset = { serverName: 'http://127.0.0.1:2', siteKey: 'ONE-PRACTICE04-0002' };
  expect(judgeTid({ tid: 't', customerKey: 'ada' }, reset, [use])).toEqual({ kind: 'keep' });
  expect(judgeTid({ tid: 't', customerKey: 'bob' }, reset, [use])).toMatchObject({ kind: 'other-customer' });
  expect(judgeTid({ tid: 't', customerKey: 'ada' }, { ...reset, siteKey: 'ONE-5BTO1FBU1O-1109' }, [use])).toMatchObject(
    {
      kind: 'other-place',
    },
  );
});

it.each([
  ['a known TID of the first place stays away', 'T', adasOnUat, 'other-place'],
  ['an unknown TID is the first place’s', 'T', [], 'unknown-here'],
  ['a TID that is known at both goes along', 'T', [use(prod, 'ada', 'PROD'), use(uat, 'ada')], 'keep'],
  ['a TID of its own goes along', 'T-2', [], 'keep'],
  ['no TID needs no word', '', [], 'keep'],
])('of two places at once: %s', (_, tid, uses, kind) => {
  const first = { draft: { tid: tid === '' ? '' : 'T', customerKey: 'ada' }, to: uat, uses };
  expect(judgeTidAtSecond({ draft: { tid, customerKey: 'ada' }, to: prod, uses }, first).kind).toBe(kind);
});
