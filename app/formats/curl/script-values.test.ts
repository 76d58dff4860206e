import { describe, expect, it } from 'vitest';
import { readCurl } from './curl.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const send = (ck: string) => `curl -X POST ${url} -d "{\\"uri\\":\\"a://1\\",\\"ck\\":\\"${ck}\\"}"`;
const body = (ck: string) => `{"uri":"a://1","ck":"${ck}"}`;

function read(text: string) {
  const reading = readCurl(text);
  if (!reading.ok) throw new Error(reading.problem);
  return { bodies: reading.found.requests.map((one) => one.body), notTaken: reading.found.notTaken };
}

describe('a file that a script writes again is what it was for each request:', () => {
  it.each([
    ['bash, a here-document', (ck: string) => `cat > b.json <<'E'\n${body(ck)}\nE\ncurl -X POST ${url} -d @b.json\n`],
    ['bash, echo and a pipe', (ck: string) => `echo '${body(ck)}' > b.json\ncat b.json | curl -X POST ${url} -d @-\n`],
    ['bash, as an input', (ck: string) => `cat > b.json <<'E' && curl -d @- ${url} < b.json\n${body(ck)}\nE\n`],
    [
      'bash, in parts',
      (ck: string) => `printf '{"uri":"a://1",' > b.json\necho '"ck":"${ck}"}' >> b.json\ncurl -d @b.json ${url}\n`,
    ],
    ['PowerShell', (ck: string) => `'${body(ck)}' | Set-Content b.json\ncurl.exe -X POST "${url}" -d "@b.json"\n`],
    ['PowerShell, -InFile', (ck: string) => `'${body(ck)}' | Out-File b.json\nirm ${url} -Me POST -InFile b.json\n`],
    [
      'PowerShell, in parts',
      (ck: string) =>
        `'{"uri":"a://1",' | Set-Content b.json\n'"ck":"${ck}"}' | Add-Content b.json\ncurl.exe "${url}" -d "@b.json"\n`,
    ],
  ])('%s', (_, script) => {
    const { bodies } = read(script('ada') + script('bob'));
    expect(bodies.map((one) => one.trim())).toEqual([body('ada'), body('bob')]);
  });

  it.each([
    ['bash', `echo '${body('ada')}' > b.json\njq . x.json > b.json\ncurl ${url} -d @b.json`],
    [
      'PowerShell',
      `'${body('ada')}' | Set-Content b.json\nGet-It | Set-Content b.json\ncurl.exe "${url}" -d "@b.json"`,
    ],
  ])('%s, by another program', (_, text) => {
    const { bodies, notTaken } = read(text);
    expect(bodies).toEqual(['']);
    expect(notTaken.map(({ what }) => what)).toContain('The file for -d');
  });
});

describe('a variable no longer has its older value where it is set by', () => {
  it.each([
    ['for', `CK=zoe\nfor CK in ada bob; do\n${send('$CK')}\ndone`],
    ['select', `CK=zoe\nselect CK in ada bob; do\n${send('$CK')}\ndone`],
    ['while read', `CK=zoe\nwhile IFS=, read -r CK NAME; do\n${send('$CK')}\ndone < list.txt`],
    ['read with a question', `CK=zoe\nread -p "Customer key: " CK\n${send('$CK')}`],
    ['read with several names', `CK=zoe\nread CK NAME <<< 'ada x'\n${send('$CK')}`],
    ['unset', `CK=zoe\nunset CK\n${send('$CK')}`],
    ['set /p', `@echo off\nset CK=zoe\nset /p CK=Key:\n${send('%CK%')}`],
    ['a loop of cmd', `@echo off\nset CK=zoe\nfor /f %%k in (keys.txt) do set CK=%%k\n${send('%CK%')}`],
  ])('%s', (_, text) => {
    const { bodies, notTaken } = read(text);
    expect(bodies).toEqual([body('{{CK}}')]);
    expect(notTaken.map(({ what }) => what)).toContain(`The shell variable ${text.includes('%CK') ? '%CK%' : '$CK'}`);
  });

  it('+= goes on with it', () => {
    expect(read(`CK=a\nCK+=da\n${send('$CK')}`)).toEqual({ bodies: [body('ada')], notTaken: [] });
  });
});

describe('a value that may be another when the script runs is named:', () => {
  const conditional = 'Tidings doesn’t run loops and conditions, so what’s set in it is imported.';
  const later = 'A function above it may run after this change. Check the event before you send.';
  const inFunction = 'Tidings doesn’t run functions, so what’s set in it is imported.';
  it.each([
    ['behind &&', `CK=ada\n[ "$1" = x ] && CK=bob\n${send('$CK')}`, 'CK=bob', conditional],
    ['behind ||', `CK=ada\n[ -z "$1" ] || CK=bob\n${send('$CK')}`, 'CK=bob', conditional],
    ['in if', `CK=ada\nif [ "$1" = x ]; then\n  CK=bob\nfi\n${send('$CK')}`, 'CK=bob', conditional],
    ['in if, in one line', `CK=ada\nif [ -n "$1" ]; then CK=bob; fi\n${send('$CK')}`, 'CK=bob', conditional],
    ['in case', `case $1 in\n  x) CK=ada;;\n  *) CK=bob;;\nesac\n${send('$CK')}`, 'CK=bob', conditional],
    ['through another one', `if x; then K=bob; fi\nCK="$K"\n${send('$CK')}`, 'K=bob', conditional],
    ['in a function', `a() { CK=ada; }\nb() { CK=bob; }\na\n${send('$CK')}`, 'CK=bob', inFunction],
    ['below a function that uses it', `CK=old\nsend() { ${send('$CK')}; }\nCK=ada\nsend`, 'CK=ada', later],
    ['if of cmd', `@echo off\nset CK=ada\nif "%1"=="x" (\n  set CK=bob\n)\n${send('%CK%')}`, 'set CK=bob', conditional],
    [
      'if of cmd, in one line',
      `@echo off\nset CK=ada\nif "%1"=="x" set CK=bob\n${send('%CK%')}`,
      'if "%1"=="x" set CK=bob',
      'Tidings doesn’t run this, so what it changes isn’t imported.',
    ],
    ['if of PowerShell', `$ck = 'ada'\nif ($x) { $ck = 'bob' }\nirm ${url} -Body $ck`, "$ck = 'bob'", conditional],
    [
      'else of PowerShell',
      `if ($x) { $ck = 'ada' } else { $ck = 'bob' }\nirm ${url} -Body $ck`,
      "$ck = 'bob'",
      conditional,
    ],
    [
      'below a function of PowerShell',
      `$ck = 'old'\nfunction Send { irm ${url} -Body $ck }\n$ck = 'ada'\nSend`,
      "$ck = 'ada'",
      later,
    ],
    ['in the other branch', `if x; then CK=bob; else ${send('$CK')}; fi`, 'CK=bob', conditional],
    ['in another case', `case $1 in\n  x) CK=bob;;\n  *) ${send('$CK')};;\nesac`, 'CK=bob', conditional],
    ['behind the end of a chain', `cd /tmp && CK=bob && ${send('$CK')}\n${send('$CK')}`, 'CK=bob', conditional],
    [
      'if of PowerShell, in a text of several lines',
      `if ($x) { $ck = 'bob' }\nirm ${url} -Body @"\n$ck\n"@`,
      "$ck = 'bob'",
      conditional,
    ],
    ['in the same block of cmd', `set CK=ada\nif x (\n  set CK=bob\n${send('%CK%')}\n)`, 'set CK=bob', conditional],
    ['a file in if', `echo ada > b\nif x; then echo bob > b; fi\ncurl ${url} -d @b`, 'echo bob > b', conditional],
  ])('%s', (_, text, what, why) => {
    expect(read(text).notTaken).toContainEqual({ what, why, isChanged: true });
  });

  it.each([
    ['one that is always set', `CK=bob && export KEY=x && ${send('$CK')}`],
    ['one that is set again behind the condition', `if x; then CK=bob; fi\nCK=ada\n${send('$CK')}`],
    ['one that no request has', `if x; then MODE=bob; fi\n${send('ada')}`],
    ['one of the function that uses it', `send() { CK=ada; ${send('$CK')}; }\nsend`],
    ['one in a message', `if you want to test, for example:\nCK=ada\n${send('$CK')}`],
  ])('but not %s', (_, text) => {
    expect(read(text).notTaken.filter(({ isChanged }) => isChanged)).toEqual([]);
  });

  it.each([
    ['a chain', `cd /tmp && CK=ada && ${send('$CK')}`],
    ['a chain, inside of $( )', `cd /tmp && CK=ada && R=$(${send('$CK')})`],
    ['brackets behind &&', `cd /tmp && {\n  CK=ada\n  ${send('$CK')}\n}`],
    ['a loop', `while read -r K; do\n  CK="$K"\n  if x; then ${send('$CK')}; fi\ndone < keys.txt`],
    ['one branch', `if x; then CK=ada; ${send('$CK')}; else CK=bob; ${send('$CK')}; fi`],
    ['the question of a condition', `if CK=ada; then ${send('$CK')}; fi`],
    ['a loop of PowerShell', `foreach ($k in 'ada') {\n  $ck = $k\n  irm ${url} -Me POST -Body $ck\n}`],
    ['do of PowerShell', `do {\n  $ck = 'ada'\n  $r = irm ${url} -Me POST -Body $ck\n} until ($r.tid)`],
    [
      'a loop of cmd',
      `@echo off\nsetlocal enabledelayedexpansion\nfor %%k in (a b) do (\n  set CK=%%k\n${send('!CK!')}\n)`,
    ],
    ['a message', `if you want to test, use this:\nCK=ada\n${send('$CK')}\n\nOnce done please tell me`],
  ])('but not where only the request in the same one has it: %s', (_, text) => {
    expect(read(text).notTaken.filter(({ why }) => why === conditional)).toEqual([]);
  });
});

describe('what another command gives to each request is a variable, and is named:', () => {
  const event = body('{}');
  it.each([
    ['xargs', `cat keys.txt | xargs -I{} curl ${url} -d '${event}'`, 'xargs', '{{item}}'],
    ['xargs with another mark', `xargs -P4 -I % curl ${url} -d '${body('%')}' < keys.txt`, 'xargs', '{{item}}'],
    ['xargs with a long option', `xargs --replace=@@ curl ${url} -d '${body('@@')}'`, 'xargs', '{{item}}'],
    ['xargs without a mark', `cat keys.txt | xargs curl ${url} -d '${event}'`, 'xargs', '{}'],
    ['parallel', `parallel -j4 curl ${url} -d '${event}' ::: ada bob`, 'parallel', '{{item}}'],
    ['parallel with files', `parallel curl ${url} -d '${event}' :::: keys.txt :::+ x`, 'parallel', '{{item}}'],
    ['find', `find . -name '*.txt' -exec curl ${url} -d '${event}' \\;`, 'find', '{{item}}'],
    ['find with all at once', `find . -exec curl ${url} -d '${event}' -o {} + -print`, 'find', '{{item}}'],
  ])('%s', (_, text, name, ck) => {
    const { bodies, notTaken } = read(text);
    expect(bodies).toEqual([body(ck)]);
    expect(notTaken).toContainEqual({
      what: `The command ${name}`,
      why: expect.stringContaining('run it'),
      isChanged: true,
    });
  });
});

describe('a request inside of another command is read, and what its response gives is a variable:', () => {
  const irm = (ck: string, tid = '') => `Invoke-RestMethod -Method Post -Uri "${url}${tid}" -Body '${body(ck)}'`;
  const curl = (ck: string, tid = '') => `curl -s "${url}${tid}" -d '${body(ck)}'`;
  const inCmd = (ck: string) => send(ck).replace('curl', 'curl -s');
  const next = irm('bob', '?tid=$tid');
  it.each([
    ['in brackets', `$tid = (${irm('ada')}).tid\n${next}`],
    ['in brackets over lines', `$tid = (\n  ${irm('ada')}\n).tid\n${next}`],
    ['in $( )', `$tid = $(${irm('ada')}).tid\n${next}`],
    ['with an index', `$tid = [string](${irm('ada')})['tid']\n${next}`],
    ['with an operator', `$tid = (${irm('ada')}).tid -replace '"', ''\n${next}`],
    ['in brackets, piped on', `$tid = (${irm('ada')} | Select-Object -ExpandProperty tid)\n${next}`],
    [
      'in two brackets',
      `$tid = ((${irm('ada').replace('RestMethod', 'WebRequest')}).Content | ConvertFrom-Json).tid\n${next}`,
    ],
    ['of curl.exe', `$tid = (& curl.exe "${url}" -d '${body('ada')}' | ConvertFrom-Json).tid\n${next}`],
    ['without brackets', `$r = ${irm('ada')}\n$tid = $r.tid\n${next}`],
    ['in a text', irm('bob', `?tid=$((${irm('ada')}).tid)`)],
    ['in a sum', `$to = "${url}?tid=" + (${irm('ada')}).tid\nirm -Method Post $to -Body '${body('bob')}'`],
    ['with a piped body', `$tid = ('${body('ada')}' | irm ${url} -Method Post).tid\n${next}`],
    ['of bash', curl('bob', `?tid=$(${curl('ada')} | jq -r .tid)`)],
    ['of bash, in backticks', curl('bob', `?tid=\`${curl('ada')} | jq -r '.tid'\``)],
    ['of bash, in <( )', `read -r tid < <(${curl('ada')} | jq -r .tid)\n${curl('bob', '?tid=$tid')}`],
    [
      'of cmd',
      `@echo off\nfor /f %%i in ('${inCmd('ada')} ^| jq -r .tid') do set tid=%%i\n${send('bob').replace(url, `"${url}?tid=%tid%"`)}`,
    ],
  ])('%s', (_, text) => {
    const reading = readCurl(text);
    const { requests, notTaken } = reading.ok ? reading.found : { requests: [], notTaken: [] };
    expect(requests.map((one) => [one.url, one.body])).toEqual([
      [url, body('ada')],
      [`${url}?tid={{tid}}`, body('bob')],
    ]);
    const named = notTaken.filter(({ isChanged }) => isChanged);
    expect(named).toEqual([expect.objectContaining({ why: expect.stringContaining('Set it before you send.') })]);
  });

  it.each([
    ['if', `if ((${irm('ada')}).tid) {\n  ${irm('bob')}\n}`],
    ['foreach', `foreach ($x in (${irm('ada')}).list) {\n  ${irm('bob')}\n}`],
  ])('in the head of %s', (_, text) => {
    expect(read(text).bodies).toEqual([body('ada'), body('bob')]);
  });

  it('a part that the script shows first is named', () => {
    const shown = `$r = ${irm('ada')}\nWrite-Host "TID: $($r.tid)"`;
    const named = read(`${shown}\n${irm('bob', '?tid=$($r.tid)')}`).notTaken.map(({ what }) => what);
    expect(named).toEqual(['The variable {{tid}}']);
    expect(read(shown).notTaken).toEqual([]);
  });

  it('each response has its own, the same each time', () => {
    const tids = ['$($a.tid)', '$($b.tid)', '$($a.tid)'].map((tid) => irm('ada', `?tid=${tid}`));
    const reading = readCurl([`$a = ${irm('ada')}`, `$b = ${irm('bob')}`, ...tids].join('\n'));
    const urls = reading.ok ? reading.found.requests.map((one) => one.url.slice(url.length)) : [];
    expect(urls).toEqual(['', '', '?tid={{tid}}', '?tid={{tid2}}', '?tid={{tid}}']);
  });
});
