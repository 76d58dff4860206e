import { expect, it } from 'vitest';
import { guessEncoding } from './guess-encoding.ts';

const ascii = (text: string) => [...Buffer.from(text, 'latin1')];

it.each([
  ['windows-1252', 'name\nJörg\n'],
  ['windows-1252', 'name;city\nJörg;Köln\nMüller;Zürich\n'],
  ['windows-1252', 'prénom,ville\nRené,Orléans\nFrançois,Besançon\n'],
  ['windows-1252', 'price\n\x80 5\n'],
  ['windows-1252', 'said\n\x93Don\x92t\x94 \x96 never\n'],
  // Žilina, Łódź, Češka Třebová
  [
    'windows-1250',
    'email;city\r\na@example.com;\x8eilina\r\nb@example.com;\xa3\xf3d\x9f\r\nc@example.com;\xc8eska T\xf8ebov\xe1\r\n',
  ],
  // Łukasz Wiśniewski, Grażyna Kwaśniewska
  ['windows-1250', 'name\n\xa3ukasz Wi\x9cniewski\nGra\xbfyna Kwa\x9cniewska\n'],
  // Москва, Иван
  ['windows-1251', 'city,name\n\xcc\xee\xf1\xea\xe2\xe0,\xc8\xe2\xe0\xed\n'],
  // Αθήνα
  ['windows-1253', 'city\n\xc1\xe8\xde\xed\xe1\n\xd0\xdc\xf4\xf1\xe1\n'],
  // 東京, 大阪
  ['shift_jis', 'email,city\r\na@example.com,\x93\x8c\x8b\x9e\r\nb@example.com,\x91\xe5\x8d\xe3\r\n'],
  // ありがとう
  ['shift_jis', 'note\n\x82\xa0\x82\xe8\x82\xaa\x82\xc6\x82\xa4\n'],
  // 北京, 上海
  ['gb18030', 'city\n\xb1\xb1\xbe\xa9\n\xc9\xcf\xba\xa3\n\xd6\xd0\xb9\xfa\xc8\xcb\xc3\xf1\n'],
  // 서울, 부산, 대한민국
  ['euc-kr', 'city\n\xbc\xad\xbf\xef\n\xba\xce\xbb\xea\n\xb4\xeb\xc7\xd1\xb9\xce\xb1\xb9\n'],
  // 台北, 中文
  ['big5', 'city\n\xa5x\xa5_\n\xa4\xa4\xa4\xe5\n'],
])('takes %s for the encoding of %j', async (encoding, text) => {
  expect(await guessEncoding(Uint8Array.from(ascii(text)))).toBe(encoding);
});
