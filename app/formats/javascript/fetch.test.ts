import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImport } from '#app/formats/import/read-import.ts';
import { readPaste } from '#app/formats/import/read-paste.ts';
import { formatAxios, formatFetch } from '#app/formats/snippets/javascript.ts';
import { readFetch } from './fetch.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const body = '{"uri":"assist://a/b?c=1","ck":"ada"}';
const written = JSON.stringify(body);

/** The only request of a text, and what was named. */
function only(text: string) {
  const reading = readFetch(text);
  if (reading?.ok !== true) throw new Error(JSON.stringify(reading));
  const [request, another] = reading.found.requests;
  if (request === undefined || another !== undefined) throw new Error(JSON.stringify(reading.found));
  return { ...request, notTaken: reading.found.notTaken.map(({ what }) => what) };
}

describe('the same event, from', () => {
  const options = `method: 'POST', headers: { 'Content-Type': 'application/json' }`;
  it.each([
    [
      'what Chrome copies',
      `fetch("${url}", {\n  "headers": {\n    "content-type": "application/json"\n  },\n  "referrer": "https://shop.example.com/",\n  "body": ${written},\n  "method": "POST",\n  "mode": "cors",\n  "credentials": "include"\n});`,
    ],
    [
      'what Firefox copies',
      `await fetch("${url}", {\n    "credentials": "include",\n    "headers": {\n        "content-type": "application/json"\n    },\n    "body": ${written},\n    "method": "POST",\n    "mode": "cors"\n});`,
    ],
    [
      'a call below one that is switched off',
      `  // fetch('${url}?tid=1', { method: 'POST' })\nfetch('${url}', { ${options}, body: '${body}' })`,
    ],
    ['an object', `fetch('${url}', { ${options}, body: JSON.stringify({ uri: 'assist://a/b?c=1', ck: "ada", }) })`],
    [
      'constants, without semicolons',
      `// Sends it\nconst server = 'https://uat.example.com'\nconst key = "ONE-5BTO1FBU1O-1109" /* UAT */\nconst who = 'a' + "da"\nconst ck = who\nconst body = {\n  uri: 'assist://a/b?c=1',\n  ck,\n}\nconst send = async () => {\n  const r = await window.fetch(\`\${server}/one/rt/track/\${key}/events\`, { ${options}, signal: abort.signal, body: JSON.stringify(body, null, 2) })\n}`,
    ],
    [
      'options in a constant',
      `const options = { ${options}, body: ${written} };\nfetch("${url}", options).then((r) => r.text());`,
    ],
    ['a script of a page', `<p>One</p>\n<script>\nfetch('${url}', { ${options}, body: '${body}' });\n</script>`],
    [
      'axios',
      `axios.post('${url}', { uri: 'assist://a/b?c=1', ck: 'ada' }, { headers: { 'Content-Type': 'application/json' } })`,
    ],
  ])('%s', (_, text) => {
    const { notTaken, ...request } = only(text);
    expect(request).toMatchObject({ method: 'POST', url, body, headers: [{ value: 'application/json' }] });
    expect(notTaken).toEqual([]);
    expect(readImport(text)).toMatchObject({ requests: [{ draft: { uri: 'assist://a/b?c=1', customerKey: 'ada' } }] });
    expect(readPaste(text)).toMatchObject({ kind: 'event', draft: { customerKey: 'ada' } });
  });
});

it('our own snippets read as the same event', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (note) => {
      const request = { method: 'POST', url, headers: [{ name: 'X-A', value: 'b' }], body: JSON.stringify({ note }) };
      for (const format of [formatFetch, formatAxios])
        expect(only(format(request as never))).toMatchObject({ ...request, notTaken: [] });
    }),
  );
});

it('numbers keep their digits, and escapes their meaning', () => {
  const data = String.raw`{ a: 12345678901234567890, b: 'caf\xe9 \u{1F600}\'', 'c-d': [1.50, -1e3, null, true] }`;
  const value = `{"a":12345678901234567890,"b":"café 😀'","c-d":[1.50,-1e3,null,true]}`;
  expect(only(`axios({ url: '${url}', method: 'post', data: ${data} })`).body).toBe(value);
  expect(only(`fetch('${url}', { method: 'POST', body: JSON.stringify(${data}) })`).body).toBe(value);
});

it('what only a program knows is named, and becomes a variable or stays as written', () => {
  const { body: sent, notTaken } = only(
    `const unused = user.name;\nfetch(\`${url}?tid=\${tid}\`, { method: 'POST', body: JSON.stringify({ ck, a: "x" + user.id, b: \`\${now()}\` }) })`,
  );
  expect(JSON.parse(sent)).toEqual({ ck: '{{ck}}', a: '"x" + user.id', b: `\${now()}` });
  expect(notTaken).toEqual(['The variable tid', 'The variable ck', '"x" + user.id', `\${now()}`]);
  expect(only(`fetch("${url}", options)`).notTaken).toEqual(['The options of fetch']);
});

it.each([
  ['post', `axios.post("${url}?a=b", {}, { params: { tid: "a b" } });`, `${url}?a=b&tid=a%20b`],
  [
    'a call',
    `axios({ method: "post", url: "${url}", params: { tid, "c&": 1 }, data: {} });`,
    `${url}?tid={{tid}}&c%26=1`,
  ],
])('axios adds its params to the address: %s', (_, text, whole) => {
  expect(only(text).url).toBe(whole);
});

it('params that only a program knows are named', () => {
  const text = `axios.post("${url}", {}, { params: new URLSearchParams({ tid }) });`;
  expect(only(text)).toMatchObject({ url, notTaken: expect.arrayContaining(['The member params of axios.post']) });
});

describe('what no call that can be read has is named:', () => {
  const call = `fetch("${url}", { method: "POST", body: JSON.stringify({ uri: "a://1", ck: "ada" }) });`;
  const calls = [2, 1, 12, 0].map((tid) => call.replace('events', `events?tid=${tid}`)).join('\n');
  const pixel = url.replace('events', 'pixel');
  it.each([
    ['a beacon', `${call}\nnavigator.sendBeacon("${url}", data);`, [`The address ${url}`]],
    ['its URI', `${call}\nsend({ uri: 'a://2' });`, ['The URI a://2']],
    ['a call of another kind', `${call}\nfetch(new Request("${url}?tid=1"));`, ['A call of fetch']],
    [
      'a beacon below many calls',
      `${calls}\nnavigator.sendBeacon('${url}?tid=1', data);`,
      [`The address ${url}?tid=1`],
    ],
    ['not the words of a mail', `Hi, the endpoint is ${url}\n\n${call}`, []],
    ['not a message of the program', `console.log("POST ${url}");\n${call}`, []],
    ['not an image', `${call}\nconst a = <Image source={{ uri: "https://cdn.example.com/1" }} />;`, []],
    ['not a file', `${call}\nconst a = { uri: "https://cdn.example.com/a.png" };`, []],
    ['not what an address has', `const params = { uri: "a://1?x=1" };\naxios({ url: "${pixel}", params });`, []],
    ['not a comment', `// {uri: "a://2"} for ${url}\n${call}\n/* ${url} */`, []],
    ['not what a call has', `const uri = "a://1", url = "${url}";\nfetch(url, { body: JSON.stringify({ uri }) });`, []],
  ])('%s', (_, text, named) => {
    expect(readFetch(text)).toMatchObject({ found: { notTaken: named.map((what) => ({ what })) } });
  });

  it('but not what each of several calls has from a constant', () => {
    const tids = ['3', '1', '12', '2'];
    const lines = tids.map((tid) => `const url${tid} = "${url}?tid=${tid}";\nfetch(url${tid}, { body: '{}' });`);
    expect(readFetch(lines.join('\n'))).toMatchObject({ found: { notTaken: [] } });
  });
});

describe('what a script sets before its call', () => {
  const call = `fetch('${url}', { method: 'POST', body: JSON.stringify(body) })`;
  const start = `const body = { uri: 'assist://a', ck: 'ada', properties: [] };`;
  it.each([
    [
      'a variable that gets another value',
      `let ck = 'ada';\nck = 'bo';\nck += 'b'\nlet body = { uri: 'u', ck };`,
      'bob',
    ],
    ['a variable that is set later', `let ck, body;\nck = 'bob';\nbody = { uri: 'assist://a', ck };`, 'bob'],
    ['several in one statement', `const uri = 'assist://a', ck = 'bob', body = { uri, ck };`, 'bob'],
    ['a member', `${start}\nbody.ck = 'bob';`, 'bob'],
    ['a member in brackets', `${start}\nbody['ck'] = 'bob'`, 'bob'],
    ['a member that is new', `const body = { uri: 'assist://a' };\nbody.ck = 'bob';`, 'bob'],
    [
      'a constant of the same name elsewhere',
      `function one() { ${start} }\nfunction two(ck) { const body = { uri: 'assist://a', ck };`,
      '{{ck}}',
    ],
    ['the input of a function', `const ck = 'ada';\nconst send = (ck) => { const body = { uri: 'u', ck };`, '{{ck}}'],
    ['the items of a loop', `const ck = 'ada';\nfor (const ck of keys) { const body = { uri: 'u', ck };`, '{{ck}}'],
  ])('%s is followed', (_, script, ck) => {
    expect(JSON.parse(only(`${script}\n${call}`).body).ck).toBe(ck);
  });

  it('items that are added to a list are followed, and so are headers', () => {
    const text = `${start}\nbody.properties.push({ name: 'n', value: 1.50 });\nbody.properties[0].name = 'm';\nconst headers = new Headers();\nheaders.append("X-A", "b");\nfetch("${url}", { method: "POST", headers, body: JSON.stringify(body) });`;
    const { notTaken, ...request } = only(text);
    expect(request).toMatchObject({ headers: [{ name: 'X-A', value: 'b' }] });
    expect(request.body).toContain('"properties":[{"name":"m","value":1.50}]');
    expect(notTaken).toEqual([]);
  });

  it.each([
    [`if (isVip) body.ck = 'bob'`, ["body.ck = 'bob'"]],
    [`for (const one of all) {\n  body.ck = 'bob';\n}`, ["body.ck = 'bob'"]],
    ['body.properties.splice(0, 1);', ['body.properties.splice(0, 1)']],
    ['const done = {};\ndone.add(1);\nconsole.log(body.ck);', []],
  ])('%s is named where a request has anything of it', (statement, named) => {
    expect(only(`${start}\n${statement}\n${call}`).notTaken).toEqual(named);
  });

  it('a call whose answer is kept is read', () => {
    expect(only(`${start}\nconst all = [];\nall.push(${call});`).method).toBe('POST');
    expect(only(`${start}\nconst all = {};\nall.one = await ${call};`).method).toBe('POST');
  });
});

it.each([
  ['a page', `<p>fetch("${url}")</p>`],
  ['a message', `Please fetch (or copy) the events of ${url}`],
  ['a command', `curl ${url} -d 'fetch("${url}")'`],
  ['a call of another address', `fetch("https://a.example.com")\n// not ${url}`],
])('%s is not read as a call', (_, text) => {
  expect(readFetch(text)).toBeNull();
});

it('constants that double each other are refused, as are texts of texts of texts', () => {
  const doubled = Array.from({ length: 60 }, (_, at) => `const a${at + 1} = a${at} + a${at}`).join('\n');
  for (const text of [
    `const a0 = "x"\n${doubled}\nfetch("${url}", { body: a60 })`,
    `fetch("${url}", { body: ${'JSON.stringify('.repeat(40)}"\\n"${')'.repeat(40)} })`,
  ])
    expect(readFetch(text)).toMatchObject({ ok: false });
});

it('any text that looks like a call is read or refused, and ends', () => {
  const pieces = [
    'fetch(',
    'axios(',
    `"${url}"`,
    '"',
    "'",
    '`',
    '${',
    '}',
    '{',
    '[',
    ']',
    ')',
    '(',
    ',',
    ':',
    ';',
    '\n',
    '\\',
    '//',
    '/*',
    '*/',
    '+',
    '=>',
    'const a = ',
    '\na = ',
    '\na.b = ',
    '\na.push(',
    'a',
    '.b',
    '1',
    'JSON.stringify(',
    '...',
    ' ',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (chosen) => {
      const imported = readImport(`fetch("${url}", ${chosen.join('')}`);
      if (imported.kind === 'unreadable') expect(imported.problem).not.toBe('');
    }),
    { numRuns: 10_000 },
  );
});
