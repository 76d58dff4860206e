import { describe, expect, it } from 'vitest';
import { readImport } from '#app/formats/import/read-import.ts';
import { readPaste } from '#app/formats/import/read-paste.ts';
import { readCurl } from './curl.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const body = '{"uri":"assist://a/b","ck":"ada"}';
const escaped = body.replaceAll('"', '\\"');

describe('a command that was copied with the prompt of', () => {
  it.each([
    ['cmd', `C:\\Users\\tom>curl -X POST "${url}" -H "Content-Type: application/json" -d "${escaped}"`],
    ['cmd, over lines', `C:\\>curl -X POST "${url}" ^\r\nMore? -d "${escaped}"`],
    ['PowerShell, with curl.exe', `PS C:\\Users\\tom> curl.exe -X POST '${url}' -d '${escaped}'`],
    ['PowerShell', `PS C:\\Users\\tom> Invoke-RestMethod -Method Post -Uri '${url}' -Body '${body}'`],
    ['PowerShell, over lines', `PS> irm -Method Post \`\n>> -Uri '${url}' \`\n>> -Body '${body}'`],
    ['bash, over lines', `$ curl -X POST ${url} \\\n>   -H 'Content-Type: application/json' \\\n>   -d '${body}'`],
    ['zsh, in a quote', `tom@mac ~ % curl ${url} -d '{"uri":"assist://a/b",\nquote> "ck":"ada"}'`],
    ['bash, with a variable', `$ CK=ada\n$ curl ${url} -d '{"uri":"assist://a/b","ck":"'$CK'"}'`],
  ])('%s', (_, text) => {
    expect(readImport(text)).toMatchObject({ requests: [{ draft: { customerKey: 'ada' } }], notTaken: [] });
    expect(readPaste(text)).toMatchObject({ kind: 'event', draft: { customerKey: 'ada' } });
  });
});

it('a sign for a file at the start of a line stays one where no prompt is', () => {
  const reading = readCurl(`curl ${url} -d '${body}' \\\n> out.json`);
  expect(reading).toMatchObject({ ok: true, found: { requests: [{ url, body }], notTaken: [] } });
});

describe('PowerShell is known by', () => {
  it.each([
    ['curl as one of its own commands', `curl -Method POST -Uri ${url} -Body '${body}'`],
    ['the address before its parameters', `curl ${url} -Method POST -Body '${body}'`],
    ['backslashes in single quotes', `curl.exe -X POST "${url}" -d '${escaped}'`],
    ['variables without spaces', `$url='${url}'\n$body='${body}'\ncurl.exe -X POST $url -d $body`],
  ])('%s', (_, text) => {
    expect(readCurl(text)).toMatchObject({ ok: true, found: { requests: [{ method: 'POST', url, body }] } });
  });
});
