import { describe, expect, it } from 'vitest';
import { type Decode, readOwnBytes, readTextBytes } from './read-text-bytes.ts';

const ascii = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const decode: Decode = (bytes, encoding) => new TextDecoder(encoding).decode(bytes);
const unread = expect.stringContaining('couldn’t be read');

describe('a text of', () => {
  it.each([
    ['UTF-8', Buffer.from('{"ck":"Jörg 山田"}')],
    ['UTF-8 with its mark', Buffer.from('\uFEFF{"ck":"Jörg 山田"}')],
    ['UTF-16', Buffer.from('\uFEFF{"ck":"Jörg 山田"}', 'utf16le')],
  ])('%s is read without a doubt', (_, bytes) => {
    expect(readTextBytes(bytes, decode)).toEqual({ text: '{"ck":"Jörg 山田"}', doubt: null });
    expect(readOwnBytes(bytes, decode)).toEqual({ text: '{"ck":"Jörg 山田"}', doubt: null });
  });

  it.each([
    ['shift_jis', '山田太郎', '\x8e\x52\x93\x63\x91\xbe\x98\x59'],
    ['windows-1252', 'Jörg Müller', 'J\xf6rg M\xfcller'],
    ['windows-1250', 'Łukasz Wiśniewski', '\xa3ukasz Wi\x9cniewski'],
    ['windows-1251', 'Москва', '\xcc\xee\xf1\xea\xe2\xe0'],
    ['euc-kr', '대한민국 서울', '\xb4\xeb\xc7\xd1\xb9\xce\xb1\xb9 \xbc\xad\xbf\xef'],
  ])('%s is read as such, and that is said', (encoding, name, bytes) => {
    const read = readTextBytes(ascii(`curl -d '{"uri":"a://b","ck":"${bytes}"}'\n`), decode);
    expect(read.text).toContain(`"ck":"${name}"`);
    expect(read.doubt).toContain(`read as ${encoding}`);
  });

  it('UTF-8 with one spoilt byte keeps its other letters, and that is said', () => {
    const bytes = Buffer.concat([
      Buffer.from('{"ck":"Jörg Müller","city":"K'),
      Buffer.from([0xf6]),
      Buffer.from('ln"}'),
    ]);
    const read = { text: '{"ck":"Jörg Müller","city":"K\uFFFDln"}', doubt: unread };
    expect(readTextBytes(bytes, decode)).toEqual(read);
    expect(readOwnBytes(bytes, decode)).toEqual(read);
  });
});

describe('a letter that was lost before the file was saved', () => {
  const text = '{"body":"wOF\uFFFD","ck":"Jörg"}';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 of the other order', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('is no doubt in %s', (_, bytes) => {
    expect(readTextBytes(bytes, decode)).toEqual({ text, doubt: null });
    expect(readOwnBytes(bytes, decode)).toEqual({ text, doubt: null });
  });

  it.each([
    ['a bad byte', [0xf6, 0x22]],
    ['a letter that is cut off', [0xc3]],
  ])('does not hide %s', (_, bad) => {
    const bytes = Buffer.concat([Buffer.from(text), Buffer.from(bad)]);
    expect(readTextBytes(bytes, decode).doubt).toEqual(unread);
  });
});

it('a file of Tidings is UTF-8, whatever its bytes are', () => {
  expect(readOwnBytes(ascii('{"name":"K\xf6ln"}'), decode)).toEqual({ text: '{"name":"K\uFFFDln"}', doubt: unread });
});

it('a long file is read by the letters in a part of it', () => {
  const { text, doubt } = readTextBytes(ascii(`${'x'.repeat(300_000)}\n${'J\xf6rg\n'.repeat(100_000)}`), decode);
  expect(text.endsWith('Jörg\n')).toBe(true);
  expect(doubt).toContain('windows-1252');
});
