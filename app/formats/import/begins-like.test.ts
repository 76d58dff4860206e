import { describe, expect, it } from 'vitest';
import { beginsLikeJson } from './begins-like.ts';
import { readImport } from './read-import.ts';
import { readPaste } from './read-paste.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const body = '{"uri":"a://1","ck":"ada"}';
const withVariable = '{\\"uri\\":\\"a://1\\",\\"ck\\":\\"$CK\\"}';
const post = `Invoke-RestMethod -Method Post -Uri "${url}"`;

describe('a script or a message that begins with a bracket is no JSON:', () => {
  it.each([
    ['a variable with a type', `[string]$tid = 'abc'\n${post} -Body '${body}'`],
    ['one for curl.exe', `[string]$ck = 'ada'\ncurl.exe -X POST "${url}" -d "${withVariable}"`],
    ['a list with a type', `[string[]]$keys = 'ada', 'bob'\n${post} -Body '${body}'`],
    ['a setting', `[Net.ServicePointManager]::SecurityProtocol = 'Tls12'\n${post} -Body '${body}'`],
    ['a table with a type', `[pscustomobject]@{ uri = 'a://1'; ck = 'ada' } | ConvertTo-Json | ${post}`],
    ['a call without its output', `[void](${post} -Body '${body}')`],
    [
      'an attribute of a script',
      `[CmdletBinding()]\nparam([string]$Ck = 'ada')\n${post} -Body ('{"uri":"a://1","ck":"' + $Ck + '"}')`,
    ],
    ['a test', `[ -z "$CK" ] && CK=ada\ncurl -X POST ${url} -d "${withVariable}"`],
    ['a test of bash', `[[ -n "$CK" ]] || CK=ada\ncurl -X POST ${url} -d "${withVariable}"`],
    ['a group of commands', `{ CK=ada; curl -X POST ${url} -d "${withVariable}"; }`],
    ['the time of a chat', `[10:32] Ada: please send this\n${body}\nto ${url}`],
    ['a link', `[The endpoint](${url}) takes this:\n${body}`],
  ])('%s', (_, text) => {
    expect(readImport(text)).toMatchObject({ requests: [{ draft: { customerKey: 'ada' } }] });
    expect(readPaste(text)).not.toMatchObject({ kind: 'nothing' });
  });
});

it.each([body, '[', '{ uri: "a://1" }', '[{"uri":"a://1"}]', '[[1, 2]]', '[ -1 ]', '[1.5, 2]', '["a](b"]'])(
  'a text may be JSON, also with mistakes: %s',
  (text) => {
    expect(beginsLikeJson(text)).toBe(true);
  },
);
