import { describe, expect, it } from 'vitest';
import { readPaste } from '#app/formats/import/read-paste.ts';
import { readTidText, tidIn } from './tid-text.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const other = 'aaaabbbb-0000-1111-2222-333344445555';
const cookie = 'A cookie of the MXO tag';
const page = 'A page address with a TID';

describe('a TID is read from what a browser shows', () => {
  it.each([
    ['document.cookie', `_ga=GA1.2.3; one__randomid=${tid}; theme=dark`, cookie],
    ['the same in quotes', `'one__randomid=${tid}; a=b'`, cookie],
    ['a header', `Cookie: a=b; one__randomid=${tid}`, cookie],
    ['a header of the answer', `Set-Cookie: one__randomid=${tid}; Path=/; Secure`, cookie],
    ['a row of the developer tools', `one__randomid\t${tid}\t.example.com\t/\t2027-01-01`, cookie],
    ['the cookie of an older tag', `_one_5bto1fbu1o=${tid}`, cookie],
    ['an encoded value', `one__randomid=%64edc2983-4666-4641-8047-61250a878f89`, cookie],
    ['a call of getTid', `> one.getTid()\n< '${tid}'`, 'The output of getTid'],
    ['a value in quotes', `"${tid}"`, 'A TID'],
    ['a value behind an arrow', `<· '${tid}'`, 'A TID'],
    ['a TID alone', ` ${tid}\n`, 'A TID'],
    ['a page address at the end of a sentence', `See https://www.example.com/?tid=${tid}.`, page],
    ['a page address before a comma', `https://www.example.com/?tid=${tid}, thanks`, page],
    ['a page address in brackets', `Look here (https://www.example.com/?tid=${tid}).`, page],
    ['a page address of a link in Markdown', `See [Offers](https://www.example.com/?tid=${tid}#top)`, page],
    ['a page address', `https://www.example.com/offers?lang=en&tid=${tid}#top`, page],
    ['one with a route in its hash', `https://www.example.com/#/offers?tid=${tid}`, page],
    ['one in a message', `See <https://www.example.com/?tid=${tid}> please`, page],
    ['one of an older app', `https://www.example.com/?one-tid=${tid}`, page],
    ['a response', `{"statusCode": 200, "tid": "${tid}"}`, 'A response of MXO'],
  ])('%s', (_, text, what) => {
    expect(readPaste(text)).toEqual({ kind: 'tid', what, tid });
    if (what !== 'A response of MXO') expect(tidIn(text)).toBe(tid);
  });
});

describe('nothing is taken for a TID that is none', () => {
  it.each([
    ['a server name', 'https://uat.example.com', 'unfinished'],
    ['a page address without one', 'https://www.example.com/offers?paid=1&tid=', 'unfinished'],
    ['an endpoint with one', `https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events?tid=${tid}`, 'endpoint'],
    ['a body with one', `{"uri":"assist://a/b","tid":"${tid}"}`, 'event'],
    ['other cookies', 'phone__randomid=1; one_more=2', 'nothing'],
    ['an id in a sentence', `The order ${tid} was sent`, 'nothing'],
  ])('%s', (_, text, kind) => {
    expect(readPaste(text).kind).toBe(kind);
  });

  it('a field gets what is pasted', () => {
    for (const pasted of ['{{tid}}', 'abc', `${tid} ${other}`]) expect(tidIn(pasted)).toBeNull();
  });
});

it('of several TIDs the person chooses one', () => {
  const text = `one__randomid=${tid}; _one_old=${other}`;
  expect(readPaste(text)).toEqual({ kind: 'nothing', says: expect.stringContaining(`2 TIDs: ${tid}, ${other}`) });
  expect(readTidText(`one__randomid=${tid}; _one_old=${tid}`)?.tids).toEqual([tid]);
});
