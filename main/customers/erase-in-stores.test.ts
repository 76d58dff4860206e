import { expect, it } from 'vitest';
import { matchCustomer } from '#app/customers/customer-matcher.ts';
import { blankEnvironment } from '#app/environments/environment.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { openEnvironments } from '#main/environments/environments.ts';
import { place } from '#main/testing/place.ts';
import { eraseInEnvironments } from './erase-in-stores.ts';

const ada = 'ada.lovelace@example.com';

it('erases a customer from an environment that nobody could save as it is', async () => {
  const at = place();
  const serverName = 'http://127.0.0.1:1';
  const practice = () =>
    practiceEnvironment({ serverName, downServerName: serverName, untrustedServerName: 'https://127.0.0.1:2' });
  const environments = await openEnvironments(at, practice);
  const of = (id: string, name: string) => ({
    ...blankEnvironment(id),
    name,
    variables: [{ name: 'who', value: ada }],
  });
  // As an import brings them: without a server, and two whose names differ by the customer alone.
  await environments.add([of('a', `For ${ada}`), of('b', `For ${ada.toUpperCase()}`)]);
  expect(await eraseInEnvironments(environments, matchCustomer(ada, []))).toBeNull();
  const own = environments.list().slice(1);
  expect(own.map(({ name }) => name)).toEqual(['For {{customer}}', 'For {{customer}}']);
  expect(JSON.stringify(environments.list()).toLowerCase()).not.toContain('lovelace');
  expect(environments.list().filter(({ id }) => id === 'practice')).toHaveLength(1);
});

it('keeps what is saved and removed of the environments meanwhile', async () => {
  const environments = await openEnvironments(place(), () => blankEnvironment('practice'));
  const of = (id: string, value: string) => ({
    ...blankEnvironment(id),
    name: id,
    serverName: 'https://mxo.example.com',
    siteKeys: [{ siteKey: 'ONE-1', label: '' }],
    variables: [{ name: 'who', value }],
  });
  await environments.add([of('a', ada), of('b', ada)]);
  const saving = environments.save(of('a', `${ada} and Bob`));
  const removing = environments.remove('b');
  expect(await eraseInEnvironments(environments, matchCustomer(ada, []))).toBeNull();
  expect([await saving, await removing].map(({ kind }) => kind)).toEqual(['saved', 'saved']);
  expect(environments.list().slice(1)).toEqual([of('a', '{{customer}} and Bob')]);
});
