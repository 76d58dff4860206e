import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImport } from '#app/formats/import/read-import.ts';
import { formatCurl } from '#app/formats/snippets/curl.ts';
import { formatPowerShell } from '#app/formats/snippets/powershell.ts';
import { readCurl } from './curl.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const body = '{"uri":"assist://a/b?c=1","properties":[{"name":"note","value":"call centre"}],"ck":"ada@example.com"}';
const escaped = body.replaceAll('"', '\\"');

/** The only request of a text, and what was named as changed or left out. */
function only(text: string) {
  const reading = readCurl(text);
  if (!reading.ok) throw new Error(reading.problem);
  const [request, another] = reading.found.requests;
  if (request === undefined || another !== undefined) throw new Error(JSON.stringify(reading.found));
  return { ...request, notTaken: reading.found.notTaken.map(({ what }) => what) };
}

describe('the same request, written for', () => {
  it.each([
    ['bash, after a comment with an apostrophe', `# Ada's event: don't send twice\ncurl '${url}' \\\n  -d '${body}'`],
    ['bash, with a comment behind it', `curl ${url} -d '${body}' # that's all`],
    ['bash, with a here-document', `curl -X POST ${url} --data-binary @- <<'EVENT'\n${body}\nEVENT\n`],
    ['bash, with an indented here-document', `curl ${url} -d @- <<-EOF\n\t${body}\n\tEOF\n`],
    ['bash, with a here-document that cat gives', `curl ${url} -d "$(cat <<EOF\n${body}\nEOF\n)"`],
    ['bash, with a here-document in a pipe', `cat <<EOF | curl ${url} -d @-\n${body}\nEOF`],
    ['bash, with a here-string', `curl ${url} -d @- <<< '${body}'`],
    ['bash, with echo in a pipe', `echo '${body}' | curl -s ${url} -d @-`],
    ['bash, with a variable that it sets', `BODY='${body}'\nexport U=${url}\ncurl "$U" -d "\${BODY}"`],
    ['bash, with a variable that it reads', `read -r -d '' BODY <<'EOF'\n${body}\nEOF\ncurl ${url} -d "$BODY"`],
    ['bash, with a file that it writes', `cat > body.json <<'EOF'\n${body}\nEOF\ncurl ${url} -d @body.json`],
    ['bash, with a file that cat reads', `cat > e.json <<'EOF'\n${body}\nEOF\ncat e.json | curl ${url} -d @-`],
    ['bash, with a file as its input', `cat > e.json <<'EOF'\n${body}\nEOF\ncurl ${url} -d @- < e.json`],
    ['bash, with another name of a file', `cat > e.json <<'EOF'\n${body}\nEOF\ncurl ${url} -d @./e.json`],
    ['bash, with its answer in a variable', `export R=$(curl -s -X POST "${url}" -d '${body}')`],
    ['bash, with its answer in a variable of old', `R=\`curl -s ${url} -d '${body}'\``],
    ['bash, with its answer redirected', `curl ${url} -d '${body}' > out.json 2>/dev/null`],
    ['cmd, with doubled quotes', `curl "${url}" -X POST -H "Accept: */*" --data-raw "${body.replaceAll('"', '""')}"`],
    ['cmd, with carets', `curl ^"${url}^" ^\r\n  --data-raw ^"${body.replaceAll('"', '^\\^"')}^"`],
    ['cmd, with a variable that it sets', `set "U=${url}"\r\ncurl "%U%" ^\r\n -d "${escaped}"`],
    ['PowerShell, with curl.exe', `curl.exe -X POST "${url}" \`\r\n  --data-binary "${escaped}"\r\n`],
    ['PowerShell, with backticks before quotes', `curl.exe "${url}" \`\n -d "${body.replaceAll('"', '`"')}"`],
    ['PowerShell, with Invoke-RestMethod', `Invoke-RestMethod -Uri '${url}' -Method Post -Body '${body}'`],
    [
      'PowerShell, as Chrome copies it',
      `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = "M"\nInvoke-WebRequest -UseBasicParsing -Uri "${url}" \`\n-Method "POST" \`\n-WebSession $session \`\n-Headers @{\n"accept"="*/*"\n  "x-a"="b"\n} \`\n-ContentType "application/json" \`\n-Body "${body.replaceAll('"', '`"')}"`,
    ],
    [
      'PowerShell, as bytes',
      `irm '${url}' -Me POST -Body ([System.Text.Encoding]::UTF8.GetBytes("${body.replaceAll('"', '`"')}"))`,
    ],
    [
      'PowerShell, with a here-string',
      `$body = @'\n${body}\n'@\n$r = irm -Method POST -Uri ${url} -Body $body\n$r.tid`,
    ],
    [
      'PowerShell, with a table',
      `$p = @{ Uri = '${url}'; Method = 'POST' }\n$b = @{ uri = 'assist://a/b?c=1'; properties = @(@{ name = 'note'; value = 'call centre' }); ck = "ada$([char]64)example.com" } | ConvertTo-Json -Depth 5\nInvoke-RestMethod @p -Body $b`,
    ],
    ['PowerShell, piped', `@'\n${body}\n'@ | Set-Content body.json\ncurl.exe ${url} -d '@body.json'`],
    ['an editor with curly quotes', `curl –X POST “${url}” –H “Accept: */*” —data-raw ‘${body.replaceAll('"', '”')}’`],
  ])('%s', (_, text) => {
    const request = only(text);
    expect(request).toMatchObject({ method: 'POST', url });
    expect(JSON.parse(request.body)).toEqual(JSON.parse(body));
  });
});

it('our own snippet for PowerShell reads as the same event', () => {
  const headers = [{ name: 'Content-Type', value: 'application/json' }];
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (note) => {
      const value = JSON.stringify({ uri: 'a://b', note });
      const text = formatPowerShell({ method: 'POST', url, headers, body: value } as never);
      expect(JSON.parse(only(text).body)).toEqual(JSON.parse(value));
    }),
  );
});

it.each([40, 140_000])('our own snippet for bash reads as the same event, with a text of %i characters', (length) => {
  const value = JSON.stringify({ uri: 'a://b', note: `%s \\n ${"it's".repeat(length / 4)}` });
  const headers = [{ name: 'Content-Type', value: 'application/json' }];
  expect(only(formatCurl({ method: 'POST', url, headers, body: value }))).toMatchObject({ body: value, notTaken: [] });
});

describe('what only the shell knows becomes a variable, and is named:', () => {
  it.each([
    ['bash', `curl "https://$HOST/one/rt/track/\${KEY}/events?tid=$TID" -d "{\\"ck\\":\\"$CUSTOMER\\"}"`, '$'],
    ['bash between quotes', `curl "https://$HOST/one/rt/track/$KEY/events?tid=$TID" -d '{"ck":"'"$CUSTOMER"'"}'`, '$'],
    ['cmd', `curl "https://%HOST%/one/rt/track/%KEY%/events?tid=%TID%" ^\n -d "{\\"ck\\":\\"%CUSTOMER%\\"}"`, '%'],
    [
      'PowerShell',
      `irm "https://$HOST/one/rt/track/$env:KEY/events?tid=$TID" -Method POST -Body "{\`"ck\`":\`"\${CUSTOMER}\`"}"`,
      '$',
    ],
  ])('%s', (_, text, mark) => {
    const request = only(text);
    expect(request).toMatchObject({
      url: 'https://{{HOST}}/one/rt/track/{{KEY}}/events?tid={{TID}}',
      body: '{"ck":"{{CUSTOMER}}"}',
    });
    expect(request.notTaken).toHaveLength(4);
    expect(request.notTaken.join()).toContain(`${mark}CUSTOMER`);
  });

  it('a default of the script is used, and that is said', () => {
    const { body: sent, notTaken } = only(`curl ${url} -d "{\\"ck\\":\\"\${CK:-ada}\\"}"`);
    expect(sent).toBe('{"ck":"ada"}');
    expect(notTaken).toEqual(['The shell variable $CK']);
  });

  it('the output of a command is kept as written', () => {
    const { body: sent, notTaken } = only(`curl ${url} -d "{\\"ck\\":\\"$(uuidgen)\\"}"`);
    expect(sent).toBe('{"ck":"$(uuidgen)"}');
    expect(notTaken).toEqual(['$(uuidgen)']);
  });

  it('text in single quotes, and a dynamic value of Tidings, stay as they are', () => {
    expect(only(`curl ${url} -d '{"ck":"$A \${B} $(c)"}'`)).toMatchObject({
      body: `{"ck":"$A \${B} $(c)"}`,
      notTaken: [],
    });
    expect(only(`curl ${url} -d "{{$guid}} 5$"`)).toMatchObject({ body: '{{$guid}} 5$', notTaken: [] });
    expect(only(`curl "${url}?a=%C3%A9&b=%20x%20" ^\n -d "x"`).url).toBe(`${url}?a=%C3%A9&b=%20x%20`);
  });
});

it.each([
  ["curl 'https://a", 'bash'],
  ['curl "https://a', 'bash'],
  ['curl "$(cat <<E\nx', 'bash'],
  ['curl.exe "a `\n', 'PowerShell'],
  ['Invoke-RestMethod -Body @{ a = 1', 'PowerShell'],
  ["$b = @'\nx", 'PowerShell'],
])('%j of %s, with a quote or bracket never closed, is refused in words', (text) => {
  const reading = readCurl(text);
  expect(reading.ok ? '' : reading.problem).toContain('isn’t closed');
});

it('a value keeps its typographic quotes where the command has straight ones', () => {
  const value = '{"ck":"It’s “Ada” – really"}';
  expect(only(`curl ${url} -d '${value}'`)).toMatchObject({ body: value, notTaken: [] });
});

it('any text that looks like a script is read or refused, and ends', () => {
  const piece = fc.constantFrom(
    ...[
      'curl ',
      'irm ',
      url,
      '"',
      "'",
      '`',
      '$',
      '${',
      '$(',
      ')',
      '@{',
      '@(',
      '}',
      '=',
      '<<E',
      '\n',
      '\nE\n',
      '|',
      '\\',
      '%A%',
      '^',
      '“',
      '’',
      '– ',
      '-d ',
      ' -Body ',
      '[a]::b(',
      '.c(',
      ';',
      '#',
      'x',
      ' ',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const imported = readImport(`curl ${pieces.join('')}`);
      if (imported.kind === 'unreadable') expect(imported.problem).not.toBe('');
    }),
    { numRuns: 10_000 },
  );
});

describe('a script that no one wrote by hand is refused in words:', () => {
  const doubled = (line: string) => Array.from({ length: 60 }, () => line).join('\n');
  it.each([
    ['bash with brackets in each other', `curl ${'$('.repeat(5_000)}x${')'.repeat(5_000)}`],
    ['bash with brackets in quotes in each other', `curl ${'"$('.repeat(5_000)}x${')"'.repeat(5_000)}`],
    ['bash with a variable that doubles itself', `A=xxxx\n${doubled('A=$A$A')}\ncurl ${url} -d $A`],
    ['PowerShell with brackets in each other', `$a = ${'('.repeat(5_000)}1${')'.repeat(5_000)}\nirm ${url} -Body $a`],
    ['PowerShell with tables in each other', `$a = ${'@{a='.repeat(5_000)}1${'}'.repeat(5_000)}\nirm ${url} -Body $a`],
    ['PowerShell with casts in each other', `$a = ${'[x]'.repeat(20_000)}1\nirm ${url} -Body $a`],
    ['PowerShell with calls behind each other', `$a = 'x'${'.Trim()'.repeat(20_000)}\nirm ${url} -Body $a`],
    ['PowerShell with a variable that doubles itself', `$a = 'x'\n${doubled('$a = "$a$a"')}\nirm ${url} -Body $a`],
    ['PowerShell with a list that doubles itself', `$a = 'x'\n${doubled('$a = @($a, $a)')}\nirm ${url} -Body $a`],
  ])('%s', (_, text) => {
    expect(readCurl(text)).toEqual({ ok: false, problem: expect.stringContaining('too long') });
  });
});
