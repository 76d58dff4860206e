import { describe, expect, it } from 'vitest';
import { formatApex } from '#app/formats/snippets/apex.ts';
import { formatPython } from '#app/formats/snippets/python.ts';
import { readImport } from './read-import.ts';
import { readPaste } from './read-paste.ts';

const place = { serverName: 'https://uat.example.com', siteKey: 'ONE-5BTO1FBU1O-1109' };
const endpoint = `${place.serverName}/one/rt/track/${place.siteKey}/events`;
const body = '{"uri":"assist://a/b","properties":[],"ck":"ada"}';
const insomnia = JSON.stringify({
  _type: 'export',
  resources: [
    ...['uat', 'prod'].map((name) => ({
      _id: name,
      _type: 'environment',
      name,
      data: { server: `https://${name}.example.com` },
    })),
    { _id: 'r', _type: 'request', method: 'POST', url: '{{ _.server }}/one/rt/track/K/events', body: { text: body } },
  ],
});
const event = { what: 'A cURL command', place, notTaken: [], draft: { uri: 'assist://a/b', customerKey: 'ada' } };

describe('one event is taken at once', () => {
  it.each([
    ['a cURL command', `curl -X POST '${endpoint}' -d '${body}'`, event],
    ['one of several lines', `curl --request POST '${endpoint}' \\\n  --data '${body}'\n`, event],
    ['a body', body, { what: 'An event body', place: null, draft: { uri: 'assist://a/b' } }],
    ['a cURL command with variables', `curl '{{server}}/one/rt/track/{{sk}}/events' -d '${body}'`, { place: null }],
    ['one with an option left out', `curl -k '${endpoint}' -d '${body}'`, { notTaken: [{}] }],
  ])('%s', (_, text, expected) => {
    expect(readPaste(text)).toMatchObject({ kind: 'event', ...expected });
  });
});

describe('what its address leaves open is named', () => {
  const { serverName, siteKey } = place;
  it.each([
    ['server and site key', `{{host}}/one/rt/track/{{key}}/events`, ['host', 'key'], []],
    ['server', `https://{{host}}/one/rt/track/${siteKey}/events`, ['host'], [`The site key ${siteKey}`]],
    ['site key', `${serverName}/one/rt/track/{{key}}/events`, ['key'], [`The server ${serverName}`]],
  ])('%s', (_, address, openNames, left) => {
    const pasted = readPaste(`curl '${address}' -d '${body}'`);
    expect(pasted).toMatchObject({ kind: 'event', place: null, openNames, draft: event.draft });
    expect(pasted.kind === 'event' && pasted.notTaken.map(({ what }) => what)).toEqual(left);
  });

  it.each(['https://{{host}}', '{{host}}'])('also by an address alone: %s', (server) => {
    const address = `${server}/one/rt/track/${place.siteKey}/events`;
    expect(readPaste(address)).toMatchObject({ kind: 'unfinished', siteKey: place.siteKey, serverName: '' });
    const reading = readImport(address);
    const said = [reading, readPaste(address), readPaste(server)].map((one) => JSON.stringify(one));
    for (const one of said) expect(one).toContain('The server is the variable {{host}}.');
  });
});

it.each([
  ['no-break spaces', '{\u00a0"uri": "assist://a/b", "ck": "ada"\u00a0}', 'Special spaces'],
  ['curly quotes', '{“uri”: “assist://a/b”, “ck”: “ada”}', 'Curly quotes'],
  ['comments', '{"uri": "assist://a/b", // the agent\n"ck": "ada"}', 'Comments'],
  ['a number as the key', '{"uri": "assist://a/b", "ck": 12345}', '12345'],
])('a body with %s is read, and what is changed is named', (_, text, named) => {
  const pasted = readPaste(text);
  expect(pasted).toMatchObject({ kind: 'event', what: 'An event body', draft: { uri: 'assist://a/b' } });
  const [change, ...others] = pasted.kind === 'event' ? pasted.notTaken : [];
  expect(change).toEqual({ what: 'The body', why: expect.stringContaining(named), isChanged: true });
  expect(others).toEqual([]);
});

describe('the event in other texts is not lost for the address in them', () => {
  it.each([
    ['an HTTP request', `POST ${endpoint}\nContent-Type: application/json\n\n${body}`],
    ['a file of Bruno', `meta {\n  name: x\n}\n\npost {\n  url: ${endpoint}\n}\n\nbody:json {\n  ${body}\n}\n`],
    ['PowerShell', `Invoke-RestMethod -Method Post -Uri "${endpoint}" -Body '${body}'`],
    ['a command with its prompt', `$ curl '${endpoint}' -d '${body}'`],
    ['a command after a comment', `# send\ncurl '${endpoint}' -d '${body}'`],
    ['a command in a message', `Please send this:\ncurl '${endpoint}' -d '${body}'`],
    ['a command in a message with an apostrophe', `Hi,\n\ncurl '${endpoint}' -d '${body}'\n\nThat's all, thanks`],
  ])('%s', (_, text) => {
    expect(readPaste(text)).toMatchObject({ kind: 'event', place, draft: event.draft });
  });

  it.each([
    ['a message', `URL: ${endpoint}\nBody: ${body}`],
    ['an address with its body below', `${endpoint}\n${body}`],
    ['a program in Python', `import requests\nrequests.post("${endpoint}", json=${body})`],
    ['our own program in Python', formatPython({ method: 'POST', url: endpoint, headers: [], body })],
    ['our own program in Apex', formatApex({ method: 'POST', url: endpoint, headers: [], body })],
    [
      'a request of Bruno in YAML',
      `info:\n  name: Book\nhttp:\n  url: ${endpoint}\n  body:\n    data: |-\n      ${body}`,
    ],
    [
      'an older export of Insomnia in YAML',
      `_type: export\nresources:\n  - url: ${endpoint}\n    body:\n      text: '${body}'`,
    ],
  ])('beside an address in %s', (_, text) => {
    expect(readPaste(text)).toMatchObject({ kind: 'event', place, draft: event.draft });
  });

  it.each([
    ['in a form that is not read', `post "${endpoint}", 'uri': "assist://a", 'ck': "ada"`],
    ['in a half copied command', `$ curl -X POST '${endpoint}' -d '{"uri":"assist://a`],
    ['in a half copied command of PowerShell', `Invoke-RestMethod -Uri '${endpoint}' -Body '{"uri":"assist://a`],
  ])('%s is shown', (_, text) => {
    expect(readPaste(text)).toEqual({ kind: 'import' });
    const imported = readImport(text);
    expect(imported.kind === 'unreadable' || (imported.kind === 'events' && imported.notTaken.length > 0)).toBe(true);
  });

  it.each([
    ['a command', `\`\`\`bash\ncurl -X POST ${endpoint} -d '${body}'\n\`\`\``],
    ['a command in a line', `\`curl -X POST ${endpoint} -d '${body}'\``],
    ['a command in a ticket', `{code:bash}\r\ncurl ${endpoint} -d '${body}'\r\n{code}`],
    ['a body', `\`\`\`json\n${body}\n\`\`\``],
    ['a body in a line', `\`\`\`${body}\`\`\``],
    ['a command in a line of its own', `\`\`\`curl -X POST ${endpoint} -d '${body}'\`\`\``],
    ['a command, with the end behind it', `\`\`\`\ncurl -X POST ${endpoint} -d '${body}'\`\`\``],
  ])('the marks of a message around %s are left out', (_, text) => {
    expect(readPaste(text)).toMatchObject({ kind: 'event', draft: event.draft, notTaken: [] });
    expect(readImport(text)).toMatchObject({ requests: [{ draft: event.draft }], notTaken: [] });
  });

  it('a text that only speaks of a command says where', () => {
    expect(readPaste(`Use curl or Postman: ${endpoint}`)).toMatchObject({ kind: 'endpoint', place });
    expect(readPaste(`Don't use curl for it: ${endpoint}`)).toMatchObject({ kind: 'endpoint', place });
    const page = `<p>curl "a</p><script src="${place.serverName}/one/rt/js/one-tag.js?siteKey=${place.siteKey}"></script>`;
    expect(readPaste(page)).toMatchObject({ kind: 'endpoint', place });
  });
});

it('an endpoint says where, and perhaps as whom', () => {
  expect(readPaste(`POST ${endpoint}\n`)).toEqual({ kind: 'endpoint', what: 'An endpoint', tid: '', place });
  expect(readPaste(`${endpoint}?tid=t`)).toMatchObject({ kind: 'endpoint', tid: 't', place });
});

it('a tag says where, and a pixel says which event too', () => {
  const tag = `<script src="${place.serverName}/one/rt/js/one-tag.js?siteKey=${place.siteKey}"></script>`;
  expect(readPaste(tag)).toEqual({ kind: 'endpoint', what: 'An MXO tag', tid: '', place });
  const pixel = `${place.serverName}/one/rt/track/${place.siteKey}/pixel?uri=oeh%3A%2F%2Fa%2Fb%3Fc%3D1`;
  const draft = { uri: 'oeh://a/b?c=1', parameters: [{ name: 'c', value: '1' }] };
  expect(readPaste(pixel)).toMatchObject({ kind: 'event', what: 'A pixel address', place, draft });
});

it('what is missing or not certain is left to the person', () => {
  expect(readPaste(place.serverName)).toMatchObject({ kind: 'unfinished', ...place, siteKey: '' });
  expect(readPaste(place.siteKey)).toMatchObject({ kind: 'unfinished', ...place, serverName: '' });
  const pixel = `https://cdn.example.com/one/rt/track/${place.siteKey}/pixel?uri=https://shop.example/a?x=1&offer=spring`;
  const notTaken = [{ what: 'A pixel address', why: 'Left out of its address: offer.' }];
  expect(readPaste(pixel)).toMatchObject({ kind: 'unfinished', siteKey: place.siteKey, notTaken });
});

it('an address inside of another one is no place', () => {
  const pasted = readPaste(`https://urldefense.com/v3/__${endpoint}__;!!OBgk!abc$`);
  expect(pasted).toEqual({ kind: 'nothing', says: expect.stringContaining('has another one in it') });
});

it.each([
  ['TID', `${endpoint}?tid=1111-\n  2222`, { draft: { tid: '1111-2222' } }],
  ['site key', `${endpoint.replace('-1109', '-\n1109')}`, { place }],
])('a line break in the %s of a command is left out, and named', (_, address, expected) => {
  const pasted = readPaste(`curl -X POST "${address}" -d '${body}'`);
  expect(pasted).toMatchObject({ kind: 'event', ...expected, notTaken: [{ isChanged: true }] });
});

it.each([`${endpoint}?tid=1111-\n2222`, endpoint.replace('-1109/events', '-\n1109/events')])(
  'an address that a mail broke is shown: %s',
  (text) => expect(readPaste(text)).toEqual({ kind: 'import' }),
);

describe('is shown before anything is made of it', () => {
  it.each([
    ['several commands', `curl ${endpoint} -d '${body}'\ncurl ${endpoint} -d '${body}'`],
    ['a call to another API', 'curl https://example.com/'],
    ['a command that breaks off', "curl 'https://exa"],
    ['JSON with a slip', '{"uri": oops'],
    [
      'a request with variables',
      `meta {\n}\n\nvars {\n  who: ada\n}\n\npost {\n  url: ${endpoint}\n}\n\nbody {\n  ${body}\n}`,
    ],
    ['a request for several environments', insomnia],
    ['a Tidings file', '{"tidings":"workspace","version":1}'],
    [
      'a collection',
      '{"info":{"name":"c","schema":"https://schema.getpostman.com/json/collection/v2.1.0/"},"item":[]}',
    ],
  ])('%s', (_, text) => {
    expect(readPaste(text)).toEqual({ kind: 'import' });
  });
});

it.each(['hello', 'two lines\nof text', 'assist://a/b'])('%j means nothing, and it says what would', (text) => {
  expect(readPaste(text)).toEqual({ kind: 'nothing', says: expect.stringContaining('It reads an endpoint URL') });
});

it.each([
  [3, /^This text has 3 TIDs: t-0, t-1, t-2\. Paste only the one/],
  [20_000, /^This text has 20,000 TIDs: t-0, t-1, t-2, t-3, t-4 and 19,995 more\. Paste only the one/],
])('names the first of %i TIDs, so that a message is never as long as a browser’s history', (count, says) => {
  const text = Array.from({ length: count }, (_, at) => `https://shop.example.com/?tid=t-${at}`).join('\n');
  const pasted = readPaste(text);
  expect(pasted).toEqual({ kind: 'nothing', says: expect.stringMatching(says) });
  expect(pasted.kind === 'nothing' && pasted.says.length).toBeLessThan(500);
});
