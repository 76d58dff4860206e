import { describe, expect, it } from 'vitest';
import { readImport } from '#app/formats/import/read-import.ts';

const key = 'ONE-5BTO1FBU1O-1109';
const track = 'https://uat.example.com/one/rt/track';
const url = `${track}/${key}/events`;

const environment = (name: string, data: object, more: object = {}) => ({
  ...{ _id: name, parentId: 'w', _type: 'environment', name, data },
  ...more,
});
const request = (more: object = {}, body = '{"uri":"assist://a/b","ck":"ada"}') => ({
  ...{ _id: 'r', parentId: 'w', _type: 'request', name: 'Book', method: 'POST', url, body: { text: body } },
  ...more,
});

function read(...resources: readonly object[]) {
  const workspace = { _id: 'w', parentId: null, _type: 'workspace', name: 'Events' };
  const file = { _type: 'export', __export_format: 4, resources: [workspace, ...resources] };
  const imported = readImport(JSON.stringify(file));
  if (imported.kind !== 'events') throw new Error(JSON.stringify(imported));
  return imported;
}
const left = (...resources: readonly object[]) => read(...resources).notTaken.map(({ what }) => what);

describe('the environments', () => {
  const base = environment('Base Environment', {
    ...{ site_key: key, who: 'ada', host: 'https://uat.example.com', link: { to: 'a', of: 'b' } },
  });
  const inBase = { parentId: 'Base Environment' };

  it('have what their base environment sets, and their own values win', () => {
    const { environments } = read(
      base,
      environment('UAT', { who: 'bob', host: '{{ _.host }}/gateway', link: { to: 'c' } }, inBase),
      environment('PROD', {}, inBase),
      request({ url: '{{ _.host }}/one/rt/track/{{ _.site_key }}/events' }),
    );
    expect(environments).toMatchObject([
      {
        name: 'UAT',
        serverName: 'https://uat.example.com/gateway',
        siteKeys: [{ siteKey: key }],
        variables: [
          { name: 'site_key', value: key },
          { name: 'who', value: 'bob' },
          { name: 'host', value: 'https://uat.example.com/gateway' },
          { name: 'link.to', value: 'c' },
          { name: 'link.of', value: 'b' },
        ],
      },
      { name: 'PROD', serverName: 'https://uat.example.com', siteKeys: [{ siteKey: key }] },
    ]);
  });

  it('are the base environment alone where there are no others', () => {
    expect(read(base).environments.map(({ name }) => name)).toEqual(['Base Environment']);
  });

  it('leave out secrets, whose values are encrypted, and what is switched off', () => {
    const data = { who: 'ada', __insomnia_vault: { token: 'ZW5jcnlwdGVk' } };
    const kvPairData = [
      { name: 'who', value: 'ada', enabled: true },
      { name: 'old', value: 'x', enabled: false },
    ];
    const { environments, notTaken } = read(environment('UAT', data, { kvPairData }));
    expect(environments[0]?.variables).toEqual([{ name: 'who', value: 'ada' }]);
    expect(notTaken.map(({ what }) => what)).toEqual(['1 disabled variable', '1 secret variable']);
  });
});

it('parameters are added to those of the address, encoded as Insomnia sends them', () => {
  const address = `${url}?tid=dedc2983-4666-4641-8047-61250a878f89#top`;
  const parameters = [
    { name: 'a b', value: 'A&B+C%20D' },
    { name: 'who', value: '{{ _.who }}' },
  ];
  const { draft } = read(request({ url: address, parameters })).requests[0] ?? {};
  expect(draft).toMatchObject({
    tid: 'dedc2983-4666-4641-8047-61250a878f89',
    parameters: [
      { name: 'a%20b', value: 'A%26B%2BC%20D' },
      { name: 'who', value: '{{who}}' },
    ],
  });
  const asIs = read(request({ url, parameters: [{ name: 'c', value: 'a,b' }], settingEncodeUrl: false }));
  expect(asIs.requests[0]?.draft.parameters).toMatchObject([{ name: 'c', value: 'a,b' }]);
});

it('path parameters are filled in', () => {
  const pathParameters = [{ name: 'siteKey', value: '{{ _.site_key }}' }];
  const { environments } = read(
    environment('UAT', { site_key: key }),
    request({ url: `${track}/:siteKey/events`, pathParameters }),
  );
  expect(environments[0]?.siteKeys).toMatchObject([{ siteKey: key }]);
  const open = read(request({ url: `${track}/:siteKey/events`, pathParameters: [{ name: 'siteKey', value: '' }] }));
  expect([open.environments[0]?.siteKeys, open.openNames]).toEqual([[], ['siteKey']]);
});

it('a password without a user name is no path parameter', () => {
  const { environments, openNames } = read(request({ url: url.replace('//', '//:secret@') }));
  expect([environments[0]?.serverName, openNames]).toEqual(['https://uat.example.com', []]);
});

describe('variables and template tags', () => {
  it.each([
    ['{{ _.who }}', '{{who}}'],
    ["{{ _['site-key'] }}", '{{site-key}}'],
    ["{{ _.a['b-c'].d }}", '{{a.b-c.d}}'],
    ["{% uuid 'v4' %}", '{{$guid}}'],
    ['{% uuid %}', '{{$guid}}'],
    ["{% now 'iso-8601', '' %}", '{{$isoTimestamp}}'],
    ["{% now 'unix', '' %}", '{{$timestamp}}'],
    ["{% prompt 'Customer key', 'Key', '' %}", '{{?Customer key}}'],
  ])('%s is %s', (written, token) => {
    const { requests, notTaken } = read(request({}, `{"uri":"a://b","ck":"${written}"}`));
    expect(requests[0]?.draft.customerKey).toBe(token);
    expect(notTaken).toEqual([]);
  });

  it('a tag that Tidings lacks is named, and is never sent as its letters', () => {
    const { requests, notTaken } = read(request({}, `{"uri":"a://b","ck":"{% now 'custom', 'YYYY/MM' %}"}`));
    expect(requests[0]?.draft.customerKey).toBe("{{$insomnia now 'custom', 'YYYYMM'}}");
    expect(notTaken).toMatchObject([{ what: "{{$insomnia now 'custom', 'YYYYMM'}}", isChanged: true }]);
  });
});

describe('what is left out is named:', () => {
  it.each([
    ['parameters', request({ parameters: [{ name: 'c', value: 'x', disabled: true }] }), '1 disabled query parameter'],
    ['headers', request({ headers: [{ name: 'X-A', value: 'x', disabled: true }] }), '1 disabled header'],
    ['descriptions', request({ description: 'Why' }), '1 description'],
    ['a body from a file', request({ body: { fileName: 'a.json' } }), '1 form or file body'],
  ])('%s', (_, one, what) => {
    expect(left(one)).toContain(what);
  });

  it('what a folder has for its requests', () => {
    const folder = {
      ...{ _id: 'g', parentId: 'w', _type: 'request_group', name: 'Spring', environment: { who: 'ada' } },
      ...{ headers: [{ name: 'X-Folder', value: '1' }], preRequestScript: 'a()' },
    };
    expect(left(folder, request({ parentId: 'g' }))).toEqual([
      '1 script',
      '1 variable of a folder',
      'The header X-Folder',
    ]);
  });
});

it('requests and folders come in the order of Insomnia’s list', () => {
  const named = (_id: string, parentId: string, metaSortKey: number) =>
    request({ _id, parentId, metaSortKey, name: _id });
  const folder = (_id: string, metaSortKey: number) => ({
    ...{ _id, parentId: 'w', _type: 'request_group', name: _id, metaSortKey },
  });
  const { requests } = read(
    ...[named('last', 'w', -1), named('in second', 'second', -3), named('in first, then', 'first', -4)],
    ...[folder('second', -2), folder('first', -8), named('in first', 'first', -9), named('top', 'w', -9)],
  );
  expect(requests.map(({ name }) => name)).toEqual(['top', 'in first', 'in first, then', 'in second', 'last']);
});

it('a folder that is in itself loses no request', () => {
  const folder = { _id: 'g', parentId: 'g', _type: 'request_group', name: 'Loop' };
  expect(read(folder, request({ parentId: 'g' })).requests).toMatchObject([{ name: 'Book', folder: ['Loop'] }]);
});
