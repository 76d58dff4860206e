import { describe, expect, it } from 'vitest';
import { readCurl } from './curl.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const send = `irm '${url}' -Method Post -Body`;
const sendTable = `${send} ($body | ConvertTo-Json -Depth 5)`;

/** The only request of a script, with its body as JSON, and what was named. */
function only(script: string) {
  const reading = readCurl(script);
  if (!reading.ok) throw new Error(reading.problem);
  const [request, another] = reading.found.requests;
  if (request === undefined || another !== undefined) throw new Error(JSON.stringify(reading.found));
  return { ...request, notTaken: reading.found.notTaken.map(({ what }) => what) };
}

const listed = '{"uri":"assist://a","ck":"ada","properties":[{"name":"a","value":"1"},{"name":"b","value":"2"}]}';
const [one, two] = [`@{name='a';value='1'}`, `@{name='b';value='2'}`];
const table = (properties: string) => `$body = @{uri='assist://a';ck='ada';properties=${properties}}`;

describe('a body that is put together', () => {
  it.each([
    ['with a member', `$body.ck = 'ada'`],
    ['with a member in other capitals', `$body.ck = 'x'\n$body.CK = 'ada'`],
    ['with a name in brackets', `$body['ck'] = 'ada'`],
    ['with Add', `$body.Add('ck', 'ada')`],
    ['with +=', `$body += @{ ck = 'ada' }`],
    ['with a text that goes on', `$body.ck = 'a'\n$body.ck += 'da'`],
  ])('%s', (_, line) => {
    const { body, notTaken } = only(`$body = @{ uri = 'assist://a' }\n${line}\n${sendTable}`);
    expect([body, notTaken]).toEqual(['{"uri":"assist://a","ck":"ada"}', []]);
  });

  it.each([
    ['of commas', table(`${one}, ${two}`)],
    ['of commas over lines', table(`${one},\n  ${two}`)],
    ['that +=', `$list = @()\n$list += ${one}\n$list += ${two}\n${table('$list')}`],
    ['that + joins', `${table(`@(${one}) + ${two}`)}`],
    [
      'that gets its items with Add',
      `$l = New-Object System.Collections.ArrayList\n${table('$l')}\n$l.Add(${one})\n[void]$l.Add(${two})`,
    ],
    [
      'of .NET',
      `$l = [System.Collections.Generic.List[object]]::new()\n$l.Add(${one})\n$l.Add(${two})\n${table('$l')}`,
    ],
    ['whose items change', `${table(`@(${one}, @{name='x';value='x'})`)}\n$body.properties[1] = ${two}`],
    ['whose items have other values', `${table(`@(${one}, @{name='b';value='x'})`)}\n$body.properties[1].value = '2'`],
  ])('with a list %s', (_, lines) => {
    const { body, notTaken } = only(`${lines}\n${sendTable}`);
    expect([body, notTaken]).toEqual([listed, []]);
  });

  it.each([
    ['piped into the request', `$body | ConvertTo-Json | irm '${url}' -Method Post`],
    ['converted without a pipe', `${send} (ConvertTo-Json $body -Depth 5)`],
    ['converted to a variable', `$json = ConvertTo-Json -InputObject $body\n${send} $json`],
    ['in a table of parameters', `$p = @{ Body = $body | ConvertTo-Json }\n${send} $p.Body`],
  ])('%s', (_, lines) => {
    const { body, notTaken } = only(`[hashtable]$body = @{ ck = 'ada' }\n${lines}`);
    expect([body, notTaken]).toEqual(['{"ck":"ada"}', []]);
  });

  it('keeps the digits of its numbers', () => {
    const { body } = only(`$body = @{ a = 1234567890123456789; b = -5; c = 0x1F; d = 1.25; e = 1 + 2 }\n${sendTable}`);
    expect(body).toBe('{"a":1234567890123456789,"b":-5,"c":31,"d":1.25,"e":3}');
  });

  it('in a way that isn’t understood is named', () => {
    const insert = `$body.properties.Insert(0, 'x')`;
    expect(only(`${table(one)}\n${insert}\n${sendTable}`).notTaken).toEqual([insert]);
    expect(only(`$body = 'x'\n$body.ck = 'ada'\n${send} $body`).notTaken).toEqual([`$body.ck = 'ada'`]);
  });
});

it('the script that Postman writes is read, with nothing to name', () => {
  const headers = '$headers = New-Object "System.Collections.Generic.Dictionary[[String],[String]]"';
  const script = `${headers}\n$headers.Add("X-A", "b")\n\n$body = @"\n{\`"ck\`": \`"ada\`"}\n"@\n\n$response = Invoke-RestMethod '${url}' -Method 'POST' -Headers $headers -Body $body\n$response | ConvertTo-Json`;
  expect(only(script)).toMatchObject({ headers: [{ name: 'X-A', value: 'b' }], body: '{"ck": "ada"}', notTaken: [] });
});

it('what a script only shows is not named', () => {
  const { notTaken } = only(`$r = ${send} 'x'\nWrite-Host "Sent $key: $($r.tid)"\n$r.tid\n"$status"`);
  expect(notTaken).toEqual([]);
});

it('the output of a command takes the place of an older value', () => {
  expect(only(`$body = 'old'\n$body = Get-Body 1\n${send} $body`).body).toBe('{{body}}');
});

it('a variable of the environment that the script sets has its value', () => {
  expect(only(`$env:KEY = 'a'\n$key = 'b'\n${send} "$env:KEY$key"`).body).toBe('ab');
});

describe('the commands in', () => {
  const inner = `{\n  ${send} "$ck"\n}`;
  it.each([
    ['a loop', `foreach ($ck in 'ada','bob') ${inner}`, `foreach ($ck in 'ada','bob')`],
    ['a loop in a pipe', `'ada', 'bob' | ForEach-Object ${inner.replace('$ck', '$_')}`, 'ForEach-Object'],
    ['a condition', `if ($x -eq (Get-A 'b')) ${inner} else { Write-Host 'no' }`, `if ($x -eq (Get-A 'b'))`],
  ])('%s are taken once, and that is named', (_, script, what) => {
    const { body, notTaken } = only(script);
    expect(body).toMatch(/^\{\{(?:ck|_)\}\}$/);
    expect(notTaken).toContain(what);
  });

  it.each([
    ['a script with parameters', `param([Parameter(Mandatory)][string]$a, [string]$ck = 'ada')\n${send} "$ck$a"`],
    ['a function', `function Send-It([string]$ck = 'ada', $a) {\n  ${send} "$ck$a"\n}`],
  ])('%s have its defaults', (_, script) => {
    expect(only(script)).toMatchObject({ body: 'ada{{a}}', notTaken: ['The shell variable $a'] });
  });
});

it('an operator that isn’t understood is named, and keeps its text', () => {
  const { body, notTaken } = only(`${send} ('a','b' -join '&')`);
  expect([body, notTaken]).toEqual([`'a','b' -join '&'`, [`'a','b' -join '&'`]]);
});
