import { expect, it } from 'vitest';
import { splitByShell } from './shell-parts.ts';

const send = 'curl -X POST "https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events" -d @body.json';

it.each([
  ['a remark of cmd', "@echo off\nset CK=ada\n\nrem first curl isn't needed\n\ncurl -d %CK% https://a.example.com"],
  ['a text of cmd', "set CK=ada\n\necho Calling curl for '%CK%'\n\ncurl -d %CK% https://a.example.com"],
  ['a comment', `# Don't use curl, it's slow\n\nparam([string]$ck = 'ada')\n\nInvoke-RestMethod -Uri $a`],
  ['help of PowerShell', "<#\n Sends with curl, doesn't wait\n#>\n\n$ck = 'ada'\nInvoke-RestMethod -Uri $a"],
])('curl in %s says nothing of the shell', (_, text) => {
  expect(splitByShell(text)).toHaveLength(1);
});

it('the first quote of a command of curl tells bash from cmd', () => {
  const cmd = `set CK=ada\n\n${send}`;
  expect(splitByShell(`${cmd}\n\ncurl 'https://a.example.com' -d '{}'`)).toMatchObject([
    { shell: 'cmd', text: cmd },
    { shell: 'bash' },
  ]);
});
