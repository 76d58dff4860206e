import { expect, it } from 'vitest';
import { readImport } from '#app/formats/import/read-import.ts';
import { readPaste } from '#app/formats/import/read-paste.ts';
import { addressesIn } from './addresses.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';

it.each([
  ['a phone number in the next paragraph', `Hi Sam,\n\nThe endpoint is:\n${url}\n\n+49 89 12345\nAda Byron`],
  ['a phone number below its quotes', `The endpoint is "${url}"\n+49 89 12345\nAda Byron`],
  ['a phone number in the next cell', `${url}\t+49 30 1234`],
  ['a list', `Endpoints:\n+ ${url}\n+ Space: Demo`],
  ['a list of quoted texts', `+ "${url}"\n+ "Demo"`],
  ['a diff', `+  "endpoint": "${url}"\n+  "x": 1\n`],
  ['a full stop', `${url} . It takes events.`],
])('nothing of %s belongs to an address', (_, text) => {
  expect(readPaste(text).kind).toBe('endpoint');
});

it('an event and its address are read above a phone number', () => {
  const text = `Hi Sam,\n\n{"uri":"a://1","ck":"ada"}\n\n${url}\n\n+49 89 12345\nAda`;
  expect(readImport(text)).toMatchObject({ requests: [{ draft: { customerKey: 'ada' } }], notTaken: [] });
});

it.each([
  ['in its line', `post("${url}?tid=" + tid)`],
  ['in its line, behind more of its text', `post("POST ${url}" + query)`],
  ['in the next line', `const url = "${url}?tid="\n  + tid;`],
  ['in PHP', `$url = '${url}?tid='\n  . $tid;`],
  ['in Perl', `my $url = '${url}?tid=' . tid();`],
  ['in a call', `"${url}?tid=%s".format(tid)`],
])('what a program adds to an address %s belongs to it', (_, text) => {
  expect(addressesIn(text)).toMatchObject([{ isCutOff: true }]);
});
