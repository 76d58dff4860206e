import { describe, expect, it } from 'vitest';
import { readImport } from '#app/formats/import/read-import.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const body = (ck: string) => `{"uri":"a://1","ck":"${ck}"}`;
const escaped = (ck: string) => body(ck).replaceAll('"', '\\"');

/** The customer keys of the events in a text, and what was named. */
function read(text: string) {
  const reading = readImport(text);
  if (reading.kind !== 'events') throw new Error(JSON.stringify(reading));
  return {
    keys: reading.requests.map(({ draft }) => draft.customerKey),
    notTaken: reading.notTaken.map(({ what }) => what),
  };
}

describe('lines of a command that a chat joined into one:', () => {
  it.each([
    ['bash', `curl --silent '${url}' \\ --request POST \\ --data '${body('ada')}'`],
    ['bash, with the address behind', `curl -X POST \\ -d '${body('ada')}' \\ ${url}`],
    ['cmd', `curl -X POST "${url}" ^ -s ^ -d "${escaped('ada')}"`],
    ['PowerShell', `Invoke-RestMethod -Method Post \` -Uri '${url}' \` -Body '${body('ada')}'`],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ keys: ['ada'], notTaken: [] });
  });
});

it.each([
  ['unbreakable hyphens', `curl \u2011X POST "${url}" \u2011d '${body('ada')}'`],
  ['unbreakable hyphens in long options', `curl "${url}" \u2011\u2011data\u2011raw '${body('ada')}'`],
  ['minus signs', `curl \u2212X POST "${url}" \u2212\u2212data '${body('ada')}'`],
  ['a hyphen and a dash', `curl "${url}" -\u2013data '${body('ada')}'`],
])('options may have %s', (_, text) => {
  expect(read(text)).toEqual({ keys: ['ada'], notTaken: ['Curly quotes and long dashes'] });
});

describe('a document has commands for', () => {
  const bash = `curl -X POST '${url}' \\\n  -d '${body('ada')}'`;
  const powerShell = `Invoke-RestMethod -Method Post -Uri '${url}' \`\n  -Body '${body('bob')}'`;
  const cmd = `curl -X POST "${url}" ^\n  -d "${escaped('eve')}"`;
  it.each([
    ['bash and PowerShell, below headings', `## bash\n${bash}\n## PowerShell\n${powerShell}`, ['ada', 'bob']],
    ['PowerShell and bash, in blocks', `\`\`\`\n${powerShell}\n\`\`\`\nor\n\`\`\`\n${bash}\n\`\`\``, ['bob', 'ada']],
    ['bash and cmd, in paragraphs', `${bash}\n\n${cmd}`, ['ada', 'eve']],
    ['all of them', `${cmd}\n\n${powerShell}\n\n${bash}`, ['eve', 'bob', 'ada']],
    [
      'PowerShell and bash in one line',
      `$b = '${body('bob')}'\nirm '${url}' -Me POST -Body $b\n\nB='${body('ada')}'\ncurl '${url}' -d "$B"`,
      ['bob', 'ada'],
    ],
    ['cmd and bash in one line', `${cmd}\n\ncurl '${url}' -d '${body('ada')}'`, ['eve', 'ada']],
    ['bash in one line and cmd', `curl '${url}' -d '${body('ada')}'\n\n${cmd}`, ['ada', 'eve']],
    ['PowerShell in paragraphs', `$b = '${body('bob')}'\n\ncurl -X POST '${url}' -d $b`, ['bob']],
    [
      'PowerShell with a table in paragraphs',
      `$t = @{\n  uri='a://1'\n\n  ck='bob'\n}\nirm '${url}' -Me POST -Body ($t | ConvertTo-Json)`,
      ['bob'],
    ],
  ])('%s', (_, text, keys) => {
    expect(read(text).keys).toEqual(keys);
  });

  it('one shell, whose variables all of its parts have', () => {
    const text = `CK=ada\n\n# send\ncurl ${url} \\\n  -d "${escaped('$CK')}"\n\ncurl ${url} \\\n  -d "${escaped('$CK')}"`;
    expect(read(text)).toEqual({ keys: ['ada', 'ada'], notTaken: [] });
  });
});

it.each([
  ['a blank behind it', 'EOT '],
  ['blanks before it', '  EOT'],
])('a here-document ends where its end has %s', (_, end) => {
  const one = (ck: string, last: string) => `curl -X POST ${url} -d @- <<'EOT'\n${body(ck)}\n${last}\n`;
  expect(read(one('ada', end) + one('bob', 'EOT')).keys).toEqual(['ada', 'bob']);
});

it.each([
  ["for /f in ('…')", `set CK=ada\nfor /f %%i in ('curl -s "${url}" -d "${escaped('%CK%')}"') do set R=%%i`],
  ['<( )', `CK=ada\nread -r tid < <(curl -s ${url} -d "${escaped('$CK')}" | jq -r .tid)`],
  ['a chain without blanks', `CK=ada;curl -s ${url} -d "${escaped('$CK')}"`],
])('a request alone in %s is read as a command', (_, text) => {
  expect(read(text).keys).toEqual(['ada']);
});

describe('apostrophes of a message', () => {
  const one = (ck: string) => `curl -X POST "${url}" -d "${escaped(ck)}"\n`;
  it.each([
    ['around a command', `Here's the first:\n${one('ada')}here's the second:\n${one('bob')}`],
    ['before a command with quotes', `Here's it:\ncurl '${url}' -d '${body('ada')}'\n${one('bob')}`],
    ['before and behind commands', `I'd like you to run this:\n${one('ada')}${one('bob')}\nThanks, it's urgent`],
    ['behind commands', `Run:\n${one('ada')}${one('bob')}\nDoesn't work, does it? I'm out, so it's yours.`],
  ])('%s open no quote', (_, text) => {
    expect(read(text).keys).toEqual(['ada', 'bob']);
  });
});

it('the event of a message is read although a quote in it is never closed, and what was not read is named', () => {
  const text = `Run this:\ncurl -X POST '${url}' -d '${body('ada')}'\n\nIt is in the customers' list.`;
  expect(read(text)).toEqual({ keys: ['ada'], notTaken: ['A command'] });
});

it('a quote that a command opens is no apostrophe', () => {
  const reading = readImport(`curl ${url} -d '${body('ada')}' -sH'Accept: text`);
  expect(reading.kind === 'unreadable' ? reading.problem : '').toContain('isn’t closed');
});

describe('the output of curl -v below its command is left out', () => {
  const output = [
    'Note: Unnecessary use of -X or --request, POST is already inferred.',
    "* Couldn't find host uat.example.com in the .netrc file; using defaults",
    '  % Total    % Received % Xferd  Average Speed',
    '                                 Dload  Upload',
    '  0     0    0     0    0     0',
    '> POST /one HTTP/1.1',
    '> User-Agent: curl/8.5.0',
    '>',
    '} [41 bytes data]',
    '* ALPN: curl offers h2,http/1.1',
    '* TLSv1.3 (OUT), TLS handshake, Client hello (1):',
    '< HTTP/1.1 200 OK',
    '* Connection #0 to host uat.example.com left intact',
  ].join('\n');
  it.each([
    ['with its prompt', `$ curl -v -X POST ${url} -d '${body('ada')}'\n${output}`],
    ['over lines', `$ curl -sv -X POST ${url} \\\n> -d '${body('ada')}'\n${output}`],
    ['without its prompt', `curl --verbose -X POST ${url} -d '${body('ada')}'\n${output}`],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ keys: ['ada'], notTaken: ['The output of curl'] });
    expect(read(`${text}\n${text}`).keys).toEqual(['ada', 'ada']);
  });

  it('but not a list of commands', () => {
    const text = `* curl -v ${url} -d '${body('ada')}'\n* curl -v ${url} -d '${body('bob')}'`;
    expect(read(text).keys).toEqual(['ada', 'bob']);
  });
});
