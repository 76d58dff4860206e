import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from './detect-encoding.ts';
import { detectFormat } from './detect-format.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('the encoding', () => {
  it.each([
    ['utf-8', bytes('name\nZoë 😀')],
    ['utf-8', bytes('')],
    ['utf-8-bom', bytes([0xef, 0xbb, 0xbf], 'a,b')],
    ['utf-16le', bytes([0xff, 0xfe], [0x61, 0])],
    ['utf-16be', bytes([0xfe, 0xff], [0, 0x61])],
    ['utf-16le', Buffer.from('name\tcity\nJörg\tKöln\n', 'utf16le')],
    ['utf-16be', Buffer.from('name\tcity\nJörg\tKöln\n', 'utf16le').swap16()],
    ['windows-1252', Buffer.from('name\nJörg', 'latin1')],
    ['windows-1252', bytes('price\n', [0x80], ' 5')],
    ['windows-1252', bytes([0xed, 0xa0, 0x80], 'a half of a pair')],
    ['windows-1252', bytes([0xc0, 0xaf], 'an overlong letter')],
  ])('is %s by its bytes', (encoding, head) => {
    expect(detectEncoding(head)).toMatchObject({ kind: 'text', encoding });
  });

  it('is UTF-8 wherever the bytes are cut, and only where Node thinks so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), (text, cut) => {
        const head = Buffer.from(text.replaceAll('\0', '')).subarray(0, cut);
        expect(detectEncoding(head)).toMatchObject({ kind: 'text', encoding: expect.stringMatching('^utf-8') });
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ min: 1, minLength: 1 }), (head) => {
        const whole = Buffer.concat([head, Buffer.from('    ')]);
        const isUtf8 = Buffer.from(whole.toString()).equals(whole);
        fc.pre(!(head[0] === 0xff && head[1] === 0xfe) && !(head[0] === 0xfe && head[1] === 0xff));
        expect(detectEncoding(whole)).toMatchObject({
          encoding: isUtf8 ? expect.stringMatching('^utf-8') : 'windows-1252',
        });
      }),
    );
  });

  it('is not text where it has zero bytes', () => {
    expect(detectEncoding(bytes('PK', [3, 4, 20, 0, 6, 0, 8, 0], 'xl/workbook.xml'))).toEqual({ kind: 'binary' });
  });
});

const detect = (text: string, isWhole = true) => detectFormat({ text, isWhole }, 'utf-8').format;

describe('the format', () => {
  it.each([
    ['commas', 'ck,name\n1,Ada\n2,Bob\n', ','],
    ['a German Excel, with decimal commas', 'ck;Betrag\n1;1,50\n2;2,75\n', ';'],
    ['a German Excel, with names', 'Name, Vorname;Alter\nMüller, Eva;12\nMaier, Jo;13\n', ';'],
    ['cells copied from Excel', 'ck\tname\tnote\n1\tAda\ta, b\n', '\t'],
    ['bars', 'ck|name\n1|Ada\n', '|'],
    ['ragged rows', 'a,b,c\n1,2\n1,2,3,4\n', ','],
    ['separators and line breaks in quotes', 'a,b\n"x;y;z\n;",1\n"p;q",2\n', ','],
    ['one column of names', 'customer\nada\nbob\n', ','],
    ['one column of sentences', 'What people say\nGood, fast, cheap\nWell\nNo; never\nYes\n', '\t'],
    ['a header alone', 'a;b;c', ';'],
    ['nothing', '', ','],
  ])('has the separator of %s', (_, text, separator) => {
    expect(detect(text)).toMatchObject({ kind: 'delimited', separator, quote: '"' });
  });

  it('has the quotes that wrap cells, or none where they wrap nothing', () => {
    expect(detect("a,b\n'x, y','1'\n'z','2'\n")).toMatchObject({ separator: ',', quote: "'" });
    expect(detect("a,b\nit's,1\nso's,2\n")).toMatchObject({ separator: ',', quote: '"' });
    expect(detect('size\tprice\n"5 inch\t3\n"6 inch\t4\n')).toMatchObject({ separator: '\t', quote: null });
    expect(detect('a,b\n"x ""y""",1\n')).toMatchObject({ separator: ',', quote: '"' });
  });

  it.each([
    ['ck,name\n1,Ada', true],
    ['000345,Ada\n000346,Bob', false],
    ['ada@example.com\nbob@example.com', false],
    ['2026-01-02;x', false],
    ['name;name 2', true],
    ['dedc2983-4666-4641-8047-61250a878f89|a', false],
    ['', true],
  ])('finds by %j whether there is a header: %s', (text, hasHeader) => {
    expect(detect(text)).toMatchObject({ hasHeader });
  });

  it('is JSON by its first characters', () => {
    expect(detect('\n [ {"a":1}]')).toEqual({ kind: 'json', encoding: 'utf-8' });
    expect(detect('{\n"a":1}')).toEqual({ kind: 'json', encoding: 'utf-8' });
    expect(detect('{"a":1}\n{"a":2}\n')).toEqual({ kind: 'json-lines', encoding: 'utf-8' });
    expect(detect('[a],b\n1,2')).toMatchObject({ kind: 'delimited', separator: ',' });
  });

  it('is found from a beginning that ends in the middle of a row', () => {
    expect(detect('a;b;c\n1;2;3\n4;"x', false)).toMatchObject({ separator: ';', quote: '"' });
  });

  it.each([
    ['email,city,2024,2025\nada@example.com,Leeds,3,5\nbob@example.com,Turku,1,0', true, false],
    ['email,1,2,3\nada@example.com,3,5,6\n', true, false],
    ['2023,2024\n3,5\n1,0', true, false],
    ['email,city\nada@example.com,Leeds', true, true],
    ['ada,Leeds\nbob,Turku\ncyr,Graz', true, false],
    ['ada,2024\nbob,2025', false, true],
    ['1,Ada\n2,Bob', false, true],
  ])('finds by %j whether there is a header: %s, sure: %s', (text, hasHeader, isHeaderSure) => {
    expect(detectFormat({ text, isWhole: true }, 'utf-8')).toMatchObject({ format: { hasHeader }, isHeaderSure });
  });

  it('is what a first line says separates the cells', () => {
    expect(detect('sep=|\na;b|c;d\n1|2\n')).toMatchObject({ separator: '|', hasHeader: true });
    expect(detect('"sep=^"\r\na^b\r\n1^2\r\n')).toMatchObject({ separator: '^' });
  });

  it('is the longest list of an object, where that is all there is', () => {
    const rows = '"customers":[{"a":1},{"a":2}],"errors":[{"b":1}]';
    expect(detect(`{"exported":"2026",${rows}}`)).toEqual({ kind: 'json', encoding: 'utf-8', list: ['customers'] });
    expect(detect(`{"data":{${rows}}}`)).toMatchObject({ list: ['data', 'customers'] });
    expect(detect('{"customers":[{"a":1},{"a":', false)).toMatchObject({ list: ['customers'] });
    expect(detect(`{${rows}}\n{${rows}}`)).toEqual({ kind: 'json-lines', encoding: 'utf-8' });
    expect(detect(`{\n${rows}}\n{${rows}}`)).toEqual({ kind: 'json', encoding: 'utf-8' });
    expect(detect('{"a":"x","tags":["y"]}')).toEqual({ kind: 'json-lines', encoding: 'utf-8' });
  });
});
