import { describe, expect, it } from 'vitest';
import { readCurl } from './curl.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const body = '{"uri":"assist://a?x=1&y=2|3","note":"1 > 0","ck":"ada"}';
const quoted = body.replaceAll('"', '\\"');

/** The only request of a command, and what was named. */
function only(command: string) {
  const reading = readCurl(command);
  if (!reading.ok) throw new Error(reading.problem);
  const [request, another] = reading.found.requests;
  if (request === undefined || another !== undefined) throw new Error(JSON.stringify(reading.found));
  return { method: request.method, body: request.body, notTaken: reading.found.notTaken.map(({ what }) => what) };
}

describe('the output of a command for the Windows prompt', () => {
  it.each([
    ['in a pipe', '| jq . > out.json', ['jq .']],
    ['in a file', '>> "out file.json" 2>nul', []],
    ['in one file with its errors', '>out.json 2>&1', []],
    ['behind a second command', '&& echo sent', ['echo sent']],
    ['in front of another command', '|| echo failed', ['echo failed']],
  ])('%s is left out', (_, end, notTaken) => {
    expect(only(`curl -X POST "${url}" ^\n -d "${quoted}" ${end}`)).toEqual({ method: 'POST', body, notTaken });
  });
});

it('a command for the Windows prompt has the text that echo pipes into it', () => {
  expect(only(`echo {"ck":"ada"} | curl "${url}" ^\n -d @-`)).toMatchObject({ body: '{"ck":"ada"}', notTaken: [] });
});

describe('backslashes for the Windows prompt', () => {
  const value = '{"ck":"CORP\\\\tom \\"x\\""}';
  it.each([
    ['written by hand', `^\n -d "${String.raw`{\"ck\":\"CORP\\tom \\\"x\\\"\"}`}"`],
    ['written by Chrome', `^\n --data-raw ^"${String.raw`^{^\^"ck^\^":^\^"CORP^\\^\\tom ^\\^\^"x^\\^\^"^\^"^}`}^"`],
    ['written by Firefox', `-X POST --data-raw "${String.raw`{""ck"":""CORP\\\\tom \\""x\\""""}`}"`],
  ])('%s', (_, data) => {
    expect(only(`curl "${url}" ${data}`).body).toBe(value);
  });
});

describe('a script for the Windows prompt', () => {
  const send = `curl -X POST "${url}" -d "{\\"ck\\":\\"%CK%\\"}"`;

  it('has its variables in one line too', () => {
    expect(only(`set CK=ada\r\n${send}`)).toMatchObject({ body: '{"ck":"ada"}', notTaken: [] });
    expect(only(send)).toMatchObject({ body: '{"ck":"{{CK}}"}', notTaken: ['The shell variable %CK%'] });
  });

  it('doubles each percent sign', () => {
    const reading = readCurl(`@echo off\r\ncurl "${url}?c=a%%20b" ^\r\n -d "{}"`);
    expect(reading).toMatchObject({ ok: true, found: { requests: [{ url: `${url}?c=a%20b` }] } });
  });

  it.each(["REM It's a test", ":: Ada's event"])('may have a comment with an apostrophe: %s', (comment) => {
    expect(only(`${comment}\r\ncurl -X POST "${url}" ^\r\n -d "${quoted}"`)).toMatchObject({ body, notTaken: [] });
  });
});

it.each([
  [`curl "${url}?c=%C3%A9%20b%20" -d "$(cat <<E\n{}\nE\n)"`],
  [`curl "${url}" \\\n -w "%time_total%" -d "{}"`],
  [`DAY=$(date +"%Y%m%d")\ncurl "${url}" -d "{}"`],
])('percent signs make no command of bash one for the Windows prompt: %s', (text) => {
  expect(only(text).body).toBe('{}');
});

describe('a batch file', () => {
  const start = '@echo off\r\n';
  const key = (ck: string) => `curl -X POST "${url}" -d "{\\"ck\\":\\"${ck}\\"}"`;

  it('may build its address of variables', () => {
    const set = 'set SERVER=https://uat.example.com\r\nset URL=%SERVER%/one/rt/track/ONE-5BTO1FBU1O-1109/events\r\n';
    const reading = readCurl(`${start}${set}curl -X POST "%URL%" -d "${quoted}"`);
    expect(reading).toMatchObject({ ok: true, found: { requests: [{ url, body }], notTaken: [] } });
  });

  it.each([
    ['bare', `set BODY=${quoted}`],
    ['in quotes', `set "BODY=${quoted}"`],
  ])('may set a body with quotes in it, %s', (_, set) => {
    const text = `${start}${set}\r\ncurl -X POST "${url}" -d "%BODY%"`;
    expect(only(text)).toMatchObject({ body, notTaken: [] });
  });

  it.each([
    ['its first input', 'set CK=%1\r\n', '%CK%', '{{arg1}}', '%1'],
    ['its first input without quotes', 'set "CK=%~1"\r\n', '%CK%', '{{arg1}}', '%~1'],
    ['a loop', 'for %%k in (ada bob) do ', '%%k', '{{k}}', '%%k'],
    ['a variable that it does not set', 'setlocal EnableDelayedExpansion\r\n', '!CK!', '{{CK}}', '!CK!'],
  ])('has a variable for what comes from %s', (_, before, written, sent, named) => {
    expect(only(`${start}${before}${key(written)}`)).toMatchObject({
      body: `{"ck":"${sent}"}`,
      notTaken: [`The shell variable ${named}`],
    });
  });

  it.each([
    ['a loop', 'for %%k in (ada bob) do ', '%%k', '{{k}}', '%%k'],
    ['a variable with its input', 'set CK=%1\r\n', '%CK%', '{{arg1}}', '%1'],
    ['a variable in quotes with its input', '@set "CK=key-%~1"\r\n', '%CK%', 'key-{{arg1}}', '%~1'],
    ['echo off', 'echo off\r\n', '%1', '{{arg1}}', '%1'],
  ])('is known by %s too', (_, before, written, sent, named) => {
    expect(only(before + key(written))).toMatchObject({
      body: `{"ck":"${sent}"}`,
      notTaken: [`The shell variable ${named}`],
    });
  });

  it('is not known by an address in percent-encoding', () => {
    expect(only(`set A=a%20b%1F\r\n${key('50%%')}`)).toMatchObject({ body: '{"ck":"50%%"}', notTaken: [] });
  });

  it('has a variable for each part of a text that a loop splits', () => {
    const loop = 'for /f "tokens=1,2" %%a in (customers.txt) do ';
    const { body: sent } = only(`${start}${loop}${key('%%a %%b %%Z %%z 5%%')}`);
    expect(sent).toBe('{"ck":"{{a}} {{b}} %Z {{z}} 5%"}');
  });

  it('has the value of a variable that is filled in late', () => {
    const text = `${start}setlocal EnableDelayedExpansion\r\nset CK=ada\r\n${key('!CK!')}`;
    expect(only(text)).toMatchObject({ body: '{"ck":"ada"}' });
  });

  it('keeps a part of a variable as written, and names it', () => {
    const text = `${start}set CK=ada\r\n${key('%CK:~0,1%')}`;
    expect(only(text)).toMatchObject({ body: '{"ck":"%CK:~0,1%"}', notTaken: ['%CK:~0,1%'] });
  });

  it('names no variable that its request does not have', () => {
    expect(only(`${start}set PATH=%PATH%;C:\\bin\r\n${key('ada')}`)).toMatchObject({ notTaken: [] });
  });
});

it.each([
  ['at a prompt', 'C:\\>for %k in (ada bob) do '],
  ['without one', 'for %k in (ada bob) do '],
])('a loop that is typed %s has a variable for what it gives', (_, before) => {
  const text = `${before}curl -X POST "${url}" -d "{\\"ck\\":\\"%k\\",\\"a\\":\\"5%j\\"}"`;
  expect(only(text)).toMatchObject({ body: '{"ck":"{{k}}","a":"5%j"}', notTaken: ['The shell variable %k'] });
});

describe('two percent signs stay two', () => {
  it.each([
    ['at a prompt', `C:\\Users\\ada>curl -X POST "${url}" -d "{\\"ck\\":\\"50%%\\"}"`, '50%%'],
    ['around a field of a mailing tool', `curl -X POST "${url}" -d "{\\"ck\\":\\"%%emailaddr%%\\"}"`, '%%emailaddr%%'],
  ])('%s', (_, text, ck) => {
    expect(only(text)).toMatchObject({ body: `{"ck":"${ck}"}`, notTaken: [] });
  });
});

it.each([
  ['a Makefile', `send:\n\t@echo Sending event\n\tcurl -X POST '${url}' -d '${body}'`],
  ['a document', `Send it\n\n::\n\n  curl -X POST '${url}' -d '${body}'`],
  ['a note', `rem notes\ncurl -X POST "${url}" \\\n  -d '${body}'`],
])('a command of bash stays one in %s', (_, text) => {
  expect(only(text).body).toBe(body);
});
