import { describe, expect, it } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { previewImport } from './import-preview.ts';
import type { Imported } from './imported.ts';
import { readFiles } from './read-files.ts';
import { readImport } from './read-import.ts';
import { summariseHere } from './what-comes.ts';

const [firstKey, secondKey] = ['ONE-AAAAAAAAAA-0001', 'ONE-BBBBBBBBBB-0002'];
const body = '{"uri":"assist://a/b","ck":"ada"}';

function shape(imported: Imported) {
  if (imported.kind === 'files') return imported.parts.flatMap((one) => environmentsIn(one.imported));
  return environmentsIn(imported);
}
function environmentsIn(imported: Imported) {
  if (imported.kind !== 'events') throw new Error(JSON.stringify(imported));
  return imported.environments.map((one) => [one.name, one.serverName, ...one.siteKeys.map(({ siteKey }) => siteKey)]);
}
function notes(imported: Imported) {
  const preview = previewImport(imported, summariseHere({ workspace: blankWorkspace, environments: [] }));
  if (preview.kind === 'unreadable') throw new Error(preview.problem);
  return preview.choices.mine.notTaken.map(({ what }) => what);
}

describe('an environment of one workspace', () => {
  const workspace = (name: string, key: string, more: object[] = []) => [
    { _id: `w${name}`, _type: 'workspace', parentId: null, name },
    {
      ...{ _id: `r${name}`, _type: 'request', parentId: `w${name}`, name, method: 'POST' },
      ...{ url: `{{ _.host }}/one/rt/track/${key}/events?tid=T-${name}`, body: { text: body } },
    },
    ...more,
  ];
  const base = (name: string, at = `w${name}`) => ({
    ...{ _id: `e${name}`, _type: 'environment', parentId: at, name, data: { host: `https://${name}.example.com` } },
  });
  const insomnia = (...resources: object[]) =>
    readImport(JSON.stringify({ _type: 'export', __export_format: 4, resources }));

  it('has no site key of another one of Insomnia', () => {
    const imported = insomnia(
      ...workspace('one', firstKey, [base('one')]),
      ...workspace('two', secondKey, [base('two')]),
    );
    expect(shape(imported)).toEqual([
      ['one', 'https://one.example.com', firstKey],
      ['two', 'https://two.example.com', secondKey],
    ]);
    expect(imported).toMatchObject({
      tids: [
        { tid: 'T-one', place: { serverName: 'https://one.example.com', siteKey: firstKey } },
        { tid: 'T-two', place: { serverName: 'https://two.example.com', siteKey: secondKey } },
      ],
    });
  });

  const fixed = (name: string, key: string) =>
    JSON.parse(JSON.stringify(workspace(name, key)).replace('{{ _.host }}', 'https://one.example.com'));

  it('has the site keys that another workspace sends to on the same server', () => {
    const imported = insomnia(...workspace('one', firstKey, [base('one')]), ...fixed('two', secondKey));
    expect(shape(imported)).toEqual([['one', 'https://one.example.com', firstKey, secondKey]]);
  });

  it('leaves those to the environment of that workspace where it has the server, too', () => {
    const own = { ...base('one', 'wtwo'), _id: 'own', name: 'own' };
    const other = { _id: 'other', _type: 'request', parentId: 'wtwo', name: 'o', method: 'POST' };
    const variable = { ...other, url: `{{ _.host }}/one/rt/track/${firstKey}/events`, body: { text: body } };
    const imported = insomnia(...workspace('one', firstKey, [base('one')]), ...fixed('two', secondKey), own, variable);
    expect(shape(imported)).toEqual([
      ['one', 'https://one.example.com', firstKey],
      ['own', 'https://one.example.com', firstKey, secondKey],
    ]);
  });

  it('leaves the requests of a workspace without one open', () => {
    const imported = insomnia(...workspace('one', firstKey, [base('one')]), ...workspace('two', secondKey));
    expect(shape(imported)).toEqual([
      ['one', 'https://one.example.com', firstKey],
      ['Imported', '', secondKey],
    ]);
    expect(notes(imported)).toEqual(['{{host}} in the address']);
  });

  it('is used with all of them where Insomnia shares it', () => {
    const shared = { _id: 'g', _type: 'workspace', parentId: null, name: 'Shared', scope: 'environment' };
    const imported = insomnia(...workspace('one', firstKey), ...workspace('two', secondKey), shared, base('uat', 'g'));
    expect(shape(imported)).toEqual([['uat', 'https://uat.example.com', firstKey, secondKey]]);
  });

  it('has no site key of another collection of Bruno', () => {
    const collection = (name: string, key: string) => ({
      name: `${name}.json`,
      text: JSON.stringify({
        ...{ name, version: '1' },
        environments: [{ name, variables: [{ name: 'host', value: `https://${name}.example.com`, enabled: true }] }],
        items: [
          {
            ...{ type: 'http', name },
            request: {
              ...{ method: 'POST', url: `{{host}}/one/rt/track/${key}/events` },
              body: { mode: 'json', json: body },
            },
          },
        ],
      }),
    });
    expect(shape(readFiles([collection('one', firstKey), collection('two', secondKey)]))).toEqual([
      ['one', 'https://one.example.com', firstKey],
      ['two', 'https://two.example.com', secondKey],
    ]);
  });
});

describe('a server or a site key that is empty in an environment, as Postman exports initial values,', () => {
  const file = (name: string, value: object) => ({ name: `${name}.json`, text: JSON.stringify(value) });
  const request = { method: 'POST', body: { mode: 'raw', raw: body } };
  const events = (url: string) =>
    file('Events', { info: { name: 'C' }, item: [{ name: 'R', request: { ...request, url } }] });
  const environment = (name: string, values: Record<string, string>) =>
    file(name, { name, values: Object.entries(values).map(([key, value]) => ({ key, value, enabled: true })) });
  const url = '{{host}}/one/rt/track/{{siteKey}}/events';

  it.each([url, `https://${url}`])('is named and left out in %s', (address) => {
    const imported = readFiles([events(address), environment('UAT', { host: '', siteKey: '' })]);
    expect(notes(imported)).toContain('{{host}} and {{siteKey}} in the address');
    expect(shape(imported)).toEqual([['UAT', '']]);
  });

  it('is named with its environment where another one has it', () => {
    const prod = environment('PROD', { host: 'https://prod.example.com', siteKey: firstKey });
    const imported = readFiles([events(url), environment('UAT', { host: '', siteKey: '' }), prod]);
    expect(notes(imported)).toEqual(['{{host}} and {{siteKey}} in the environment UAT']);
    expect(shape(imported)).toEqual([
      ['UAT', ''],
      ['PROD', 'https://prod.example.com', firstKey],
    ]);
  });

  it('is named where an environment has the other of the two', () => {
    const prod = environment('PROD', { host: 'https://prod.example.com', siteKey: firstKey });
    const uat = environment('UAT', { host: 'https://uat.example.com' });
    expect(notes(readFiles([events(url), uat, prod]))).toEqual(['{{siteKey}} in the environment UAT']);
  });

  it('is not named with the environment of another API', () => {
    const prod = environment('PROD', { host: 'https://prod.example.com', siteKey: firstKey });
    const other = environment('Payments', { token: 'x' });
    expect(notes(readFiles([events(url), other, prod]))).toEqual([]);
  });

  it.each([{}, { host: '', siteKey: '' }])('is not named where the server is guessed, beside %j', (values) => {
    const prod = environment('PROD', { host: 'https://prod.example.com', siteKey: firstKey });
    const other = environment('Payments', { ...values, base_url: 'https://pay.example.com' });
    expect(notes(readFiles([events(url), other, prod]))).toEqual(['The server of Payments']);
  });

  it('isn’t meant where only a part of the address is empty', () => {
    const values = { host: 'https://uat.example.com', gateway: '', siteKey: firstKey };
    const imported = readFiles([events(url.replace('/one', '{{gateway}}/one')), environment('UAT', values)]);
    expect(notes(imported)).toEqual([]);
    expect(shape(imported)).toEqual([['UAT', 'https://uat.example.com', firstKey]]);
  });
});
