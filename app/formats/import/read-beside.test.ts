import { describe, expect, it } from 'vitest';
import { leftBeside } from './left-beside.ts';
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
    [
      'in a call of jQuery',
      `$.ajax({ url: "${url}", data: JSON.stringify({ uri: "https://a.example/b", ck: "ada" }) });`,
    ],
    [
      'in an XHR',
      `const uri = "https://a.example/b";\nx.open("POST", "${url}");\nx.send(JSON.stringify({ uri, ck }));`,
    ],
    [
      'in a call with an address of its own',
      `fetch(new Request("${url}", { body: JSON.stringify({ uri, ck: "ada" }) }));`,
    ],
    ['in the words of HTTPie', `http POST ${url} uri=https://a.example/b ck=ada`],
    ['in doubled quotes', `var json = @"{""uri"":""https://a.example/b"",""ck"":""ada""}";\nPost("${url}", json);`],
    ['in an object of C#', `Post("${url}", new { uri = "https://a.example/b", ck = "ada" });`],
    ['in members of Python', `data["uri"] = "https://a.example/b"\nrequests.post("${url}", json=data)`],
    ['in a map of Java', `post("${url}", Map.of("uri", "https://a.example/b", "ck", "ada"));`],
    ['in YAML', `${url}\nuri: https://a.example/b\nck: ada`],
    ['in a script of a page', `<script>$.post("${url}", JSON.stringify({ "uri": "https://a.example/b" }));</script>`],
    ['in a page', `<p>POST ${url}</p><pre>{"uri": "https://a.example/b", "ck": "ada"}</pre>`],
  ])('%s', (_, text) => {
    expect(readPaste(text)).toEqual({ kind: 'import' });
    expect(readImport(text)).toMatchObject({ requests: [], notTaken: [{ what: 'Any event beside the address' }] });
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

it.each([
  ['Ruby', `uri = URI("${url}")\nNet::HTTP.start(uri.host, uri.port)`],
  ['Java', `HttpRequest.newBuilder().uri(URI.create("${url}"))`],
  ['PowerShell', `$x = @{ uri = "${url}" }`],
])('an endpoint that is called uri is no event, in %s', (_, text) => {
  expect(leftBeside(text)).toEqual([]);
});

it('a page with a tag may say uri in its scripts', () => {
  const tag = 'https://uat.example.com/one/rt/js/one-tag.js?siteKey=ONE-5BTO1FBU1O-1109';
  const page = `<script src="${tag}"></script><script>var page = { uri: "/cart", tid: "UA-1" };</script>`;
  expect(readPaste(page)).toMatchObject({ kind: 'endpoint', place });
});

describe('each event has the TID of its own address', () => {
  const [ada, bob] = ['{"uri":"a://1","ck":"ada"}', '{"uri":"a://2","ck":"bob"}'];
  const tidsOf = (text: string) => {
    const imported = readImport(text);
    if (imported.kind !== 'events') return imported;
    return [imported.requests.map(({ draft: { customerKey, tid } }) => `${customerKey} ${tid}`), imported.notTaken];
  };

  it.each([
    ['a log of requests alone', `POST ${url}?tid=aaa body=${ada}\nPOST ${url}?tid=bbb body=${bob}`],
    ['a log', `INFO POST ${url}?tid=aaa body=${ada}\nINFO POST ${url}?tid=bbb body=${bob}`],
    [
      'commands with the address last',
      `wget --post-data='${ada}' '${url}?tid=aaa'\nwget --post-data='${bob}' '${url}?tid=bbb'`,
    ],
    ['a mail', `Send\n\nPOST ${url}?tid=aaa\n\n${ada}\n\nthen\n\nPOST ${url}?tid=bbb\n\n${bob}`],
  ])('in %s', (_, text) => {
    expect(tidsOf(text)).toEqual([['ada aaa', 'bob bbb'], []]);
  });

  it('and none where that isn’t certain', () => {
    const left = ['?tid=aaa', '?tid=bbb'].map((what) => expect.objectContaining({ what }));
    expect(tidsOf(`${url}?tid=aaa\n${url}?tid=bbb\n${ada}\n${bob}`)).toEqual([['ada ', 'bob '], left]);
    const text = `Ada: ${url}?tid=aaa\nBob: ${url}?tid=bbb`;
    expect(readPaste(text)).toMatchObject({ kind: 'nothing', says: expect.stringContaining('2 TIDs: aaa, bbb') });
  });

  it.each([
    ['Python', `requests.post("${url}", params={"tid": "abc"}, json=${body})`],
    ['HTTPie', `echo '${body}' | http POST ${url} tid==abc`],
    ['PHP', `curl_setopt($ch, CURLOPT_URL, '${url}?tid=' . $tid);\n$data = '${body}';`],
    ['Python, behind the address', `requests.post("${url}?tid=" + tid, data='${body}')`],
    ['a message', `${url}\nTID: abc\n${body}`],
    ['a message without an event', `${url}\nTID: abc`],
  ])('one that can’t be read is named, in %s', (_, text) => {
    const imported = readImport(text);
    const named = imported.kind === 'events' ? imported.notTaken.map(({ what }) => what) : [];
    expect(named.join()).toMatch(/^(?:The (?:TID|parameters) beside the address|https:.*\?tid=)$/);
    expect(readPaste(text).kind).not.toBe('endpoint');
  });

  it('one that is a variable is read', () => {
    expect(tidsOf(`Post to ${url}?tid={{tid}} this: ${body}`)).toEqual([['ada {{tid}}'], []]);
  });
});

it('an event is read although its address has half of a character', () => {
  const imported = readImport(`URL: ${url.replace('/events', '\uD800/events')}\nBody: ${body}`);
  expect(imported).toMatchObject({ requests: [{ draft: { uri: 'assist://a/b' } }] });
});

describe('the events of pixels', () => {
  const pixel = url.replace('events', 'pixel?uri=https%3A%2F%2Fa.example%2F');
  const uris = (text: string) => {
    const imported = readImport(text);
    return imported.kind === 'events' ? imported.requests.map((one) => one.draft.uri) : imported;
  };

  it.each([
    ['in a list', `${pixel}open\n${pixel}click`],
    ['in a page', `<img src="${pixel}open"><img src="${pixel}click"><img src="${pixel}open">`],
  ])('%s are all read', (_, text) => {
    expect(readPaste(text)).toEqual({ kind: 'import' });
    expect(uris(text)).toEqual(['https://a.example/open', 'https://a.example/click']);
  });

  it('come with the event of an endpoint beside them', () => {
    const text = `Endpoint: ${url}\nBody: ${body}\nPixel: ${pixel}open`;
    expect(readPaste(text)).toEqual({ kind: 'import' });
    expect(uris(text)).toEqual(['assist://a/b', 'https://a.example/open']);
  });

  it.each([
    ['a variable', `Pixel: ${pixel}%3Fck%3D{{ck}}%26b%3Dc please`, 'event'],
    ['a template text', `img.src = \`${pixel}%3Fck%3D\${ck}%26b%3Dc\`;`, 'import'],
    ['JSP', `<img src="${pixel}%3Fck%3D<%= ck %>%26b%3Dc">`, 'import'],
  ])('are whole with the placeholder of %s', (_, text, kind) => {
    expect(readPaste(text)).toMatchObject({ kind });
    expect(uris(text)).toEqual([expect.stringMatching(/\?ck=\W{2,4}ck\W{1,3}&b=c$/)]);
  });

  it('are shown where a program adds to them', () => {
    const text = `new Image().src = "${pixel}%3Fck%3D" + encodeURIComponent(ck) + "%26b%3Dc";`;
    expect(readPaste(text)).toEqual({ kind: 'import' });
    expect(readImport(text)).toMatchObject({
      notTaken: [{ what: expect.stringContaining('pixel'), isChanged: true }, {}],
    });
  });
});
