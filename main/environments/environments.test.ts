import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { place } from '#main/testing/place.ts';
import { openEnvironments } from './environments.ts';

const practice = () =>
  practiceEnvironment({
    serverName: 'http://127.0.0.1:1',
    downServerName: 'http://127.0.0.1:2',
    untrustedServerName: 'https://127.0.0.1:3',
  });
const [one, other] = ['ONE-5BTO1FBU1O-1109', 'ONE-5BTO1FBU1O-1110'] as const;
const uat = { ...blankEnvironment('u'), name: 'UAT', serverName: 'https://h' };

it('a window that opens again never selects a site key that was removed', async () => {
  const environments = await openEnvironments(place(), practice);
  await environments.save({ ...uat, siteKeys: [one, other].map((siteKey) => ({ siteKey, label: '' })) });
  await environments.select({ environmentId: 'u', siteKey: other });
  expect(environments.opening().selection).toEqual({ environmentId: 'u', siteKey: other });
  await environments.save({ ...uat, siteKeys: [{ siteKey: one, label: '' }] });
  expect(environments.opening().selection).toEqual({ environmentId: 'u', siteKey: one });
});

it('a window that opens again is on Practice, as before, once the chosen environment is gone', async () => {
  const at = place();
  const usual = { ...uat, siteKeys: [{ siteKey: one, label: '' }] };
  const before = await openEnvironments(at, practice);
  await before.save(usual);
  await before.select({ environmentId: 'u', siteKey: one });
  const environments = await openEnvironments(at, practice);
  expect(environments.opening().selection.environmentId).toBe('u');
  const imported = { ...usual, id: 'imported', name: 'Imported' };
  await environments.add([imported]);
  await environments.select({ environmentId: 'imported', siteKey: one });
  await environments.swap({ out: [imported], put: [] });
  expect(environments.opening()).toEqual({
    selection: { environmentId: 'practice', siteKey: practice().siteKeys[0]?.siteKey },
    goBackTo: null,
  });
});

it('a customer key name that was pasted with spaces around it is saved without them', async () => {
  const environments = await openEnvironments(place(), practice);
  const siteKeys = [{ siteKey: one, label: '' }];
  await environments.save({ ...uat, siteKeys, bodyForm: 'customer-key', customerKeyName: ' CRM ID\u00a0' });
  expect(environments.find('u')?.customerKeyName).toBe('CRM ID');
});

it('an environment that was imported and lacks something comes back as it was', async () => {
  const environments = await openEnvironments(place(), practice);
  await environments.add([uat]);
  await environments.remove('u');
  expect(await environments.save(uat)).toMatchObject({ kind: 'refused' });
  await environments.swap({ out: [], put: [uat] });
  expect(environments.find('u')).toEqual(uat);
});

it('Practice can’t be changed', async () => {
  const environments = await openEnvironments(place(), practice);
  expect(await environments.save({ ...practice(), name: 'Mine' })).toMatchObject({ kind: 'refused' });
  expect(environments.list()).toEqual([practice()]);
});

it('an environment that was deleted comes back to its place', async () => {
  const environments = await openEnvironments(place(), practice);
  const all = ['a', 'b', 'c'].map((id) => ({ ...uat, id, name: id }));
  await environments.add(all);
  await environments.remove('a');
  await environments.swap({ out: [], put: all.slice(0, 1) });
  expect(environments.list().slice(1)).toEqual(all);
});

it('environments of one name that come back get a number each', async () => {
  const environments = await openEnvironments(place(), practice);
  const all = ['a', 'b'].map((id) => ({ ...uat, id }));
  await environments.swap({ out: [], put: all });
  expect(environments.list().map(({ name }) => name)).toEqual(['Practice', 'UAT', 'UAT 2']);
  await environments.add([{ ...uat, id: 'own' }]);
  await environments.swap({ out: all, put: [] });
  await environments.swap({ out: [], put: all });
  expect(environments.list().map(({ name }) => name)).toEqual(['Practice', 'UAT', 'UAT 2', 'UAT 3']);
});

it('an environment that came back with a number is taken out again, unless it was changed', async () => {
  const environments = await openEnvironments(place(), practice);
  await environments.add([{ ...uat, id: 'own' }]);
  await environments.swap({ out: [], put: [uat] });
  expect(environments.find('u')?.name).toBe('UAT 2');
  await environments.swap({ out: [uat], put: [] });
  expect(environments.find('u')).toBeNull();
  await environments.swap({ out: [], put: [uat] });
  await environments.add([{ ...uat, name: 'My UAT' }]);
  await environments.swap({ out: [uat], put: [] });
  expect(environments.find('u')?.name).toBe('My UAT');
});

it('an environment that comes back gets a number where another one has its name by now', async () => {
  const environments = await openEnvironments(place(), practice);
  const before = { ...uat, siteKeys: [{ siteKey: one, label: '' }] };
  await environments.save(before);
  await environments.remove('u');
  await environments.save({ ...before, id: 'v', name: 'Uat' });
  await environments.swap({ out: [], put: [before] });
  expect(environments.list().map(({ name }) => name)).toEqual(['Practice', 'UAT 2', 'Uat']);
  expect((await environments.save({ ...before, name: 'UAT 2' })).kind).toBe('saved');
});
