import { describe, expect, it } from 'vitest';
import { readImport } from './read-import.ts';
import { readPaste } from './read-paste.ts';

const endpoint = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const body = '{"uri":"assist://a/b?c=1","properties":[{"name":"note","value":"x"}],"ck":"ada@example.com"}';

function eventsOf(text: string) {
  const imported = readImport(text);
  if (imported.kind !== 'events') throw new Error(JSON.stringify(imported));
  return imported;
}

const summary = (text: string) => {
  const { requests, environments, notTaken } = eventsOf(text);
  return {
    requests: requests.map(({ name, folder, draft }) => [...folder, name, draft.uri, draft.customerKey].join(' / ')),
    environments: environments.map(({ name, serverName, siteKeys }) => [name, serverName, siteKeys[0]?.siteKey]),
    notTaken: notTaken.map(({ what }) => what),
  };
};

const item = (name: string, raw = body, url = endpoint) => ({
  name,
  request: { method: 'POST', url, header: [], body: { mode: 'raw', raw } },
});
const collection = (name: string, variable: object[] = [], items: object[] = [item('Book')]) => ({
  info: { name },
  item: items,
  variable,
});
const environment = (name: string, values: object) => ({
  name,
  values: Object.entries(values).map(([key, value]) => ({ key, value })),
});
const one = 'Events / Book / assist://a/b?c=1 / ada@example.com';
const uat = ['uat.example.com', 'https://uat.example.com', 'ONE-5BTO1FBU1O-1109'];

describe('the same event, from', () => {
  it.each([
    ['what Postman’s API gives for a collection', { collection: collection('Events') }],
    ['a list of collections', [collection('Events')]],
    ['a data dump of Postman', { version: 1, collections: [collection('Events')], environments: [], globals: [] }],
    [
      'Insomnia 4',
      {
        _type: 'export',
        __export_format: 4,
        resources: [
          { _id: 'w', parentId: null, _type: 'workspace', name: 'Events' },
          {
            _id: 'r',
            parentId: 'w',
            _type: 'request',
            name: 'Book',
            method: 'POST',
            url: endpoint,
            body: { text: body },
          },
        ],
      },
    ],
    [
      'a collection of Bruno in one file',
      {
        name: 'Events',
        version: '1',
        items: [
          {
            type: 'http',
            name: 'Book',
            request: { method: 'POST', url: endpoint, body: { mode: 'json', json: body } },
          },
        ],
        environments: [],
      },
    ],
  ])('%s', (_, value) => {
    expect(summary(JSON.stringify(value))).toEqual({ requests: [one], environments: [uat], notTaken: [] });
  });

  it.each([
    [
      'an .http file',
      `@base = https://uat.example.com\n\n### Book\n# a comment\nPOST ${endpoint} HTTP/1.1\nContent-Type: application/json\n\n${body}\n\n###\n`,
    ],
    [
      'an .http file with a name',
      `# @name Book\nPOST ${endpoint}\nContent-Type: application/json\n\n${body}\n> {% client.test() %}\n`,
    ],
    [
      'an .http file with scripts of several lines',
      `### Book\n< {%\n  request.variables.set("who", "x");\n%}\nPOST ${endpoint}\nContent-Type: application/json\n\n${body}\n\n> {%\n  client.global.set("tid", response.body.tid);\n\n  client.log("x");\n%}\n`,
    ],
    [
      'an .http file that writes the response to a file',
      `POST ${endpoint}\nContent-Type: application/json\n\n${body}\n\n>> ./out/response.json\n<> 2026-11-30.json\n`,
    ],
    [
      'an .http file whose address goes on',
      `POST https://uat.example.com\n  /one/rt/track/ONE-5BTO1FBU1O-1109\n  /events\n  ?c=1\nAccept: */*\n\n${body}`,
    ],
    [
      'an .http file with headers that go on, or that have another form',
      `POST ${endpoint}\n{{name}}: x\n:authority: uat.example.com\nCookie: a=b;\n  c=d\nContent-Type: application/json\n\n${body}`,
    ],
    [
      'a page of the API, without a line before its body',
      `POST ${endpoint}\nContent-Type: application/json; charset=utf-8\n${body}`,
    ],
    [
      'a .bru file',
      `meta {\n  name: Book\n  type: http\n}\n\npost {\n  url: ${endpoint}\n  body: json\n  auth: none\n}\n\nbody:json {\n  ${body}\n}\n`,
    ],
    [
      'the wire',
      `POST /one/rt/track/ONE-5BTO1FBU1O-1109/events HTTP/1.1\r\nHost: uat.example.com\r\nAccept: */*\r\n\r\n${body}`,
    ],
  ])('%s', (_, text) => {
    const { requests, environments } = summary(text);
    expect(requests).toEqual([expect.stringMatching(/assist:\/\/a\/b\?c=1 \/ ada@example\.com$/)]);
    expect(environments).toEqual([uat]);
  });

  it('a browser’s recording with the body in Base64, or in the fields of a form', () => {
    const har = (postData: object) =>
      JSON.stringify({ log: { entries: [{ request: { method: 'POST', url: endpoint, headers: [], postData } }] } });
    const base64 = Buffer.from(body.replace('ada', 'adé')).toString('base64');
    expect(summary(har({ encoding: 'base64', text: base64 })).requests[0]).toContain('adé@example.com');
    expect(summary(har({ params: [{ name: body, value: '' }] })).requests[0]).toContain('ada@example.com');
    const [name = '', value] = body.split(/=(.*)/s);
    expect(summary(har({ params: [{ name, value }] })).requests[0]).toContain('c=1 / ada@example.com');
    expect(eventsOf(har({ encoding: 'base64', text: '/w==' }))).toMatchObject({
      requests: [],
      notTaken: [{ what: 'POST ONE-5BTO1FBU1O-1109/events', why: 'Its body isn’t text.' }],
    });
  });
});

it('variables that only one request of Bruno has are named, as they are left out', () => {
  const file = `post {\n  url: ${endpoint}\n}\n\nvars:pre-request {\n  who: ada\n}\n\nbody:json {\n  ${body}\n}\n`;
  const request = { method: 'POST', url: endpoint, vars: { req: [{ name: 'who', value: 'ada' }] } };
  const whole = { name: 'Events', version: '1', items: [{ type: 'http', name: 'Book', request }], environments: [] };
  for (const text of [file, JSON.stringify(whole)]) expect(summary(text).notTaken).toContain('1 variable of a request');
});

it('the scripts of an .http file are named, each once', () => {
  const text = `< {%\n  request.variables.set("who", "x");\n%}\nPOST ${endpoint}\nContent-Type: application/json\n${body}\n> {%\n  client.log("x");\n%}\n`;
  expect(summary(text).notTaken).toEqual(['< {%', '> {%']);
});

it('a request as it goes over the wire to this computer is not sent with https', () => {
  const wire = `POST /one/rt/track/ONE-5BTO1FBU1O-1109/events HTTP/1.1\nHost: localhost:3000\n\n${body}`;
  expect(summary(wire).environments).toEqual([['localhost:3000', 'http://localhost:3000', 'ONE-5BTO1FBU1O-1109']]);
});

it('a browser’s recording whose responses are longer than any other text that is read', () => {
  const entry = (url: string, text: string) => ({ request: { method: 'POST', url, postData: { text } } });
  const long = {
    request: { method: 'GET', url: 'https://a.example.com' },
    response: { text: '"]},'.repeat(6_000_000) },
  };
  const text = JSON.stringify({ log: { pages: [{ title: '"entries":[' }], entries: [long, entry(endpoint, body)] } });
  expect(text.length).toBeGreaterThan(24_000_000);
  expect(summary(text)).toMatchObject({ requests: [expect.stringContaining('ada@example.com')], environments: [uat] });
});

describe('a body that other tools take is read, and what changed is named:', () => {
  it.each([
    ['comments', '{\n // who\n "uri":"assist://a", /* "x": 1 */ "ck":"ada" }', 'ada', /omments/],
    ['a comma too many', '{"uri":"assist://a","ck":"ada",}', 'ada', /comma/],
    ['no-break spaces', '{\u00a0"uri":\u00a0"assist://a","ck":"a\u00a0b"}', 'a\u00a0b', /spaces/],
    ['a number as key', '{"uri":"assist://a","ck":12345678901234567890}', '12345678901234567890', /number 1234567890/],
    ['a key of null', '{"uri":"assist://a","ck":null}', '', /null/],
    ['properties of null', '{"uri":"assist://a","properties":null,"ck":"ada"}', 'ada', /none/],
    [
      'a type in a property',
      '{"uri":"assist://a","properties":[{"name":"n","value":1,"type":"x"}],"ck":"ada"}',
      'ada',
      /“type”/,
    ],
  ])('%s', (_, raw, customerKey, why) => {
    const { requests, notTaken } = eventsOf(JSON.stringify(collection('C', [], [item('Odd', raw)])));
    expect(requests[0]?.draft).toMatchObject({ uri: 'assist://a', customerKey, unreadBody: null });
    expect(notTaken).toEqual([{ what: 'The body of Odd', why: expect.stringMatching(why), isChanged: true }]);
  });

  it('a body that is broken stays as it is', () => {
    const { requests } = eventsOf(JSON.stringify(collection('C', [], [item('Odd', '{"uri": // x')])));
    expect(requests[0]?.draft.unreadBody).toBe('{"uri": // x');
  });
});

it('an environment alone gets its server and site key from its variables, and that is named', () => {
  const text = JSON.stringify(
    environment('UAT', { base_url: 'https://uat.example.com', siteKey: 'ONE-5BTO1FBU1O-1109', note: 'x.y' }),
  );
  expect(summary(text)).toEqual({
    requests: [],
    environments: [['UAT', 'https://uat.example.com', 'ONE-5BTO1FBU1O-1109']],
    notTaken: ['The server of UAT', 'The site key of UAT'],
  });
  const other = JSON.stringify(environment('Other', { note: 'x.y', key: 'abc', url: '/path' }));
  expect(summary(other).environments).toEqual([['Other', '', undefined]]);
});

it('a dynamic value that Tidings lacks is named', () => {
  const raw = '{"uri":"a://b","ck":"{{$randomEmail}} {{$randomPhoneNumber}}"}';
  expect(summary(JSON.stringify(collection('C', [], [item('x', raw)]))).notTaken).toEqual(['{{$randomPhoneNumber}}']);
});

it('a header without a place is named once, and never its value', () => {
  const text = `curl '${endpoint}' -H 'X-Key: secret' -b 'a=secret' -H 'Content-Type: text/plain' -H 'Accept: */*' -d '${body}'`;
  const { notTaken } = eventsOf(text);
  expect(notTaken.map(({ what }) => what)).toEqual([
    'The header X-Key',
    'The header Content-Type',
    'The header Cookie',
  ]);
  expect(JSON.stringify(notTaken)).not.toContain('secret');
});

it.each([
  ['a newer Insomnia file', 'type: collection.insomnia.rest/5.0\nname: x\n', /HAR/],
  ['an old Postman collection', JSON.stringify({ requests: [], order: [] }), /v2\.1/],
  ['another program’s JSON', '{"openapi":"3.0.0"}', /can’t read/],
])('%s is refused with what to do', (_, text, problem) => {
  expect(readImport(text)).toMatchObject({ kind: 'unreadable', problem: expect.stringMatching(problem) });
});

it('what a person pastes says of each part whether it is left out or changed', () => {
  const pasted = readPaste(`curl '${endpoint}' -k -H 'X-Key: a' -d '{"uri":"a://b","ck":"'"$CK"'"}'`);
  expect(
    pasted.kind === 'event' ? pasted.notTaken.map(({ what, isChanged }) => [what, isChanged === true]) : [],
  ).toEqual([
    ['The shell variable $CK', true],
    ['The option -k (--insecure)', false],
    ['The header X-Key', false],
  ]);
});

it('a table of headers that PowerShell has elsewhere is named', () => {
  const { notTaken } = eventsOf(`irm '${endpoint}' -Method POST -Headers $headers -Body '${body}'`);
  expect(notTaken.map(({ what }) => what)).toContain('The parameter -Headers');
});
