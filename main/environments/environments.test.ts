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

it('an environment that was imported and lacks something comes back as it was', async () => {
  const environments = await openEnvironments(place(), practice);
  await environments.add([uat]);
  await environments.remove('u');
  expect(await environments.save(uat)).toMatchObject({ kind: 'refused' });
  await environments.swap({ out: [], put: [uat] });
  expect(environments.find('u')).toEqual(uat);
});
