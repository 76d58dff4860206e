import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { findOrMakePlace } from './given-place.ts';

const place = { serverName: 'https://mxo.example.com', siteKey: 'ONE-5BTO1FBU1O-1109' };
const environmentOf = (id: string, siteKey: string, askBeforeSending = false) => ({
  ...blankEnvironment(id),
  name: id,
  serverName: place.serverName,
  siteKeys: [{ siteKey, label: '' }],
  askBeforeSending,
});
const find = (siteKeys: readonly string[], environmentId: string) => {
  const [first = '', second = '', third = ''] = siteKeys;
  const environments = [
    environmentOf('copy', first),
    environmentOf('PROD', second, true),
    environmentOf('test', third),
  ];
  installFakeBridge({ 'environment.save': () => ({ kind: 'saved', environments }) });
  return findOrMakePlace({ environments, selection: { environmentId, siteKey: '' } }, place, () => {});
};

it.each([
  ['practice', 'PROD'],
  ['test', 'test'],
])('with %s in use, a place of several environments is that of %s', async (inUse, found) => {
  const { siteKey } = place;
  expect(await find([siteKey, siteKey, siteKey], inUse)).toMatchObject({ how: 'found', environment: { id: found } });
});

it.each([
  ['practice', 'PROD'],
  ['test', 'test'],
])('with %s in use, a new site key of a server goes to %s', async (inUse, found) => {
  expect(await find(['a', 'b', 'c'], inUse)).toMatchObject({ how: 'key-added', selection: { environmentId: found } });
});

it('adds a new site key to a server that is written in another way', async () => {
  const environments = [environmentOf('test', 'a')];
  installFakeBridge({ 'environment.save': () => ({ kind: 'saved', environments }) });
  const written = { ...place, serverName: 'https://MXO.example.com:443/' };
  const here = { environments, selection: { environmentId: '', siteKey: '' } };
  expect(await findOrMakePlace(here, written, () => {})).toMatchObject({
    how: 'key-added',
    selection: { environmentId: 'test' },
  });
});

it('gives a number to a server whose name another environment has, in whatever case', async () => {
  const one = {
    ...environmentOf('one', place.siteKey),
    name: 'GW.example.com/MXO',
    serverName: 'http://gw.example.com/MXO',
  };
  const made: string[] = [];
  installFakeBridge({
    'environment.save': ({ environment }) => {
      made.push(environment.name);
      return { kind: 'saved', environments: [one] };
    },
  });
  const here = { environments: [one], selection: { environmentId: '', siteKey: '' } };
  const found = await findOrMakePlace(here, { ...place, serverName: 'https://gw.example.com/MXO' }, () => {});
  expect(found).toMatchObject({ how: 'made' });
  expect(made).toEqual(['gw.example.com/MXO 2']);
});

it('gives each environment that it makes another colour, and one that means production red', async () => {
  const made: string[] = [];
  const save = async (serverName: string, environments = [blankEnvironment('one')]) => {
    installFakeBridge({
      'environment.save': ({ environment }) => {
        made.push(environment.colour);
        return { kind: 'saved', environments: [] };
      },
    });
    const here = { environments, selection: { environmentId: '', siteKey: '' } };
    await findOrMakePlace(here, { ...place, serverName }, () => {});
  };
  await save('https://mxo.example.com');
  await save('https://mxo-prod.example.com');
  expect(made).toEqual(['violet', 'red']);
});
