import { describe, expect, it } from 'vitest';
import { readImport } from './read-import.ts';
import { readPaste } from './read-paste.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const place = { serverName: 'https://uat.example.com', siteKey: 'ONE-5BTO1FBU1O-1109' };
const body = '{"uri":"assist://a/b","ck":"ada"}';
const draft = { uri: 'assist://a/b', customerKey: 'ada' };
const inQuotes = JSON.stringify(body);
const pretty = JSON.stringify(JSON.stringify(JSON.parse(body), null, 2));

describe('the event beside an address is read in', () => {
  it.each([
    ['a message that names curl', `I tried it with curl and with Postman.\nURL: ${url}\nBody: ${body}`],
    ['a message that names an option of curl', `Use curl -X POST\n${url}\nwith ${body}`],
    ['a message that names a command of PowerShell', `Invoke-RestMethod fails for me.\n${url}\n${body}`],
    ['a message that begins with POST', `POST ${url} with this body:\n\n${body}`],
    ['a message that begins with “POST to”', `POST to ${url}\n\n${body}`],
    ['a message with words below the body', `POST ${url}\n\n${body}\n\nThanks,\nBob`],
    [
      'C',
      `curl = curl_easy_init();\n  curl_easy_setopt(curl, CURLOPT_URL, "${url}");\n  const char *data = ${inQuotes};`,
    ],
    ['PHP', `$url = '${url}';\n$body = '${body}';`],
    [
      'PHP with its mark',
      `<?php\n$curl = curl_init();\ncurl_setopt_array($curl, [CURLOPT_URL => '${url}',\nCURLOPT_POSTFIELDS =>'${body}']);`,
    ],
    [
      'C#',
      `new HttpRequestMessage(HttpMethod.Post, "${url}");\nnew StringContent(${inQuotes}, null, "application/json");`,
    ],
    [
      'C#, over lines',
      `new HttpRequestMessage(HttpMethod.Post, "${url}");\nnew StringContent(${pretty}, null, "a/b");`,
    ],
    ['Swift, over lines', `let parameters = ${pretty}\nvar request = URLRequest(url: URL(string: "${url}")!)`],
    ['HTTPie', `printf '${body}'| http  --follow --timeout 3600 POST '${url}' \\\n Content-Type:'application/json'`],
    ['a text with many other brackets', `Hi ${'{x} '.repeat(150)}\nPOST ${url}\n${body}`],
  ])('%s', (_, text) => {
    expect(readPaste(text)).toMatchObject({ kind: 'event', place, draft });
  });
});

describe('what a program fills in is named', () => {
  it.each([
    ['Go', `url := "${url}"\nfmt.Sprintf(\`{"uri":"assist://a/b","ck":"%s"}\`, ck)`, '%s'],
    ['Java', `url = "${url}";\nString.format("{\\"uri\\":\\"assist://a/b\\",\\"ck\\":\\"%1$s\\"}", ck);`, '%1$s'],
    ['Ruby', `URI("${url}")\nJSON.dump({"uri": "assist://a/b", "ck": "#{ck}"})`, '#{ck}'],
    ['Dart', `http.post(Uri.parse('${url}'), body: json.encode({"uri": "assist://a/b", "ck": "$ck"}));`, '$ck'],
    ['Kotlin', `val url = "${url}"\nval body = "{\\"uri\\":\\"assist://a/b\\",\\"ck\\":\\"\${ck}\\"}"`, `\${ck}`],
    ['Python, in its address', `requests.post(f"${url}?tid={tid}", json=${body})`, '{tid}'],
    ['Python, between texts', `post("${url}", '{"uri":"assist://a/b","ck":"' + ck + '"}')`, "' + ck + '"],
    ['a message', `URL: ${url}\nBody: {"uri":"assist://a/b","ck":"<your key>"}`, '<your key>'],
  ])('in %s', (_, text, what) => {
    expect(readPaste(text)).toMatchObject({ kind: 'event', notTaken: [{ what, isChanged: true }] });
  });

  it('but not a variable of Tidings, and no percent-encoding', () => {
    const text = `URL: ${url}\nBody: {"uri":"assist://a/b?c=%D0%B0%20","ck":"{{ck}}"}`;
    expect(readPaste(text)).toMatchObject({ kind: 'event', notTaken: [] });
  });
});

describe('parameters that a program keeps apart from its address are named', () => {
  it.each([
    ['axios of a request', `axios.create({ url: '${url}', data: ${inQuotes}, params: { tid: 'T-1' } })`],
    ['Python', `requests.post("${url}", params={"tid": "T-1"}, json=${body})`],
    ['Python, in a variable', `requests.post("${url}", params=query, json=${body})`],
    ['YAML', `url: ${url}\nbody: '${body}'\nparameters:\n  - name: tid\n    value: T-1\n`],
  ])('in %s', (_, text) => {
    expect(readImport(text)).toMatchObject({
      requests: [{ draft }],
      notTaken: [{ what: 'The parameters beside the address' }],
    });
  });

  it.each([
    ['the address', `POST to ${url}?params=x\n\n${body}`],
    ['a body that is called so', `let parameters = ${inQuotes}\npost("${url}", parameters)`],
  ])('but not %s', (_, text) => {
    expect(readImport(text)).toMatchObject({ requests: [{ draft }], notTaken: [] });
  });
});

describe('an event that may not be read as it is sent is shown', () => {
  it.each([
    ['with two percent signs for one', `printf '{"uri":"assist://a/b?d=a%%20b","ck":"ada"}'| http POST '${url}'`],
    ['with backslashes in single quotes', `requests.post('${url}', data='{"uri":"assist://a/b","ck":"a\\\\\\\\nb"}')`],
    ['with doubled quotes in single quotes', `url: ${url}\nbody: '{"uri":"assist://a/b","ck":"O''Neil"}'`],
    ['in a call of got', `got.post('${url}', { json: { uri: 'assist://a/b', ck: 'ada' } })`],
    ['in a beacon', `navigator.sendBeacon('${url}', JSON.stringify({uri:'assist://a/b',ck:'ada'}));`],
    ['in an array of PHP', `<?php\npost('${url}', ['uri' => 'assist://a/b', 'ck' => 'ada']);`],
  ])('%s', (_, text) => {
    expect(readPaste(text)).toEqual({ kind: 'import' });
    expect(readImport(text)).toMatchObject({ requests: [], notTaken: [{ what: 'The event beside the address' }] });
  });
});

it('a log may have any number of events', () => {
  const lines = Array.from({ length: 150 }, (_, at) => `INFO POST ${url} body={"uri":"assist://a/b","ck":"c${at}"}`);
  const imported = readImport(lines.join('\n'));
  expect(imported.kind === 'events' && [imported.requests.length, imported.notTaken]).toEqual([150, []]);
});

it('another event that can’t be read is named', () => {
  const pasted = readPaste(`POST ${url}\n${body}\nor {"uri":"assist://a/c","ck":oops}\n`.replace('POST', 'Send to'));
  expect(pasted).toMatchObject({ kind: 'event', draft, notTaken: [{ what: 'Another event in this text' }] });
});
