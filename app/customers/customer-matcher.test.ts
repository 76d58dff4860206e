import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchCustomer, matchIdentities } from './customer-matcher.ts';
import { createKeyFinder } from './key-finder.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const matcher = matchCustomer('Ada+1@example.com', [tid]);
const isIn = (of: ReturnType<typeof matchCustomer>, text: string) => of.clearText(text) !== text;
const thorough = (key: string, instead = '•') => matchCustomer(key, [], { isThorough: true, instead });

describe('a customer', () => {
  it.each([
    'Ada+1@example.com',
    'ADA+1@EXAMPLE.COM',
    'see ada+1@example.com.',
    'https://x/?ck=Ada%2B1%40example.com&a=b',
    'a%3Dada%2B1%40example.com%26',
    '{"customerKey":"Ada+1@example.com"}',
    '{\\"note\\":\\"to\\nAda+1@example.com\\"}',
    '{"a":"\\u0041da+1@example.com"}',
    'a=%2541da%252B1%2540example%2Ecom',
    '&#65;da&#x2b;1&#64;example.com',
    `tid=${tid.toUpperCase()}`,
    `%3D${tid}%26`,
  ])('is found in %j', (text) => {
    expect(isIn(matcher, text)).toBe(true);
  });

  it.each(['ada@example.com', 'Ada+1@example.com.au', 'my.Ada+1@example.com', 'xAda+1@example.com', '', '%zz%'])(
    'is not found in %j',
    (text) => {
      expect(isIn(matcher, text)).toBe(false);
    },
  );

  it('is found by a short key only as a whole word', () => {
    const short = thorough('345');
    expect(['345', 'id=345&', '"345"'].map((text) => isIn(short, text))).toEqual([true, true, true]);
    expect(['000345', '3450', '345@x', 'a-345'].map((text) => isIn(short, text))).toEqual([false, false, false, false]);
  });

  it('is found in any case, also of letters that look like others', () => {
    expect(['ÄNNE Σ', 'änne ς', 'a\u0308nne σ'].map((text) => isIn(thorough('Änne σ'), text))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['\u212Aat\u017F', 'KATS', 'İkats'].map((text) => isIn(thorough('kats'), text))).toEqual([
      true,
      true,
      false,
    ]);
    expect(['STRASSE', 'straße', 'STRAẞE'].map((text) => isIn(thorough('straße'), text))).toEqual([true, true, true]);
    expect(isIn(thorough('strasse'), 'straße')).toBe(true);
    expect(thorough('x1').clearText('İ x1, X1 and 😀x1')).toBe('İ •, • and 😀•');
  });

  it('is a whole word where a pattern says so', () => {
    const letter = fc.constantFrom('a', 'A', 'b', '.', '@', ' ', 'é', 'É', '😀', '\u017F', 's', '1');
    const key = fc.string({ unit: letter, minLength: 1, maxLength: 3 }).filter((text) => text.trim() !== '');
    const says = fc.property(key, fc.string({ unit: letter, maxLength: 12 }), (wanted, text) => {
      const escaped = wanted.trim().replaceAll('.', '\\.');
      const word = '[\\p{L}\\p{N}_]';
      const pattern = new RegExp(`(?<!${word}|${word}[.@+-])${escaped}(?!${word}|[.@+-]${word})`, 'giu');
      if (pattern.test(text)) expect(isIn(thorough(wanted, '•'), text)).toBe(true);
    });
    fc.assert(says, { numRuns: 500 });
  });

  it('is cleared, and the rest stays', () => {
    const record = { uri: 'a://b?ck=ada+1@example.com&x=1', values: ['1', 'ok'], no: null, count: 7 };
    expect(matcher.clearUnknown(record)).toEqual({ ...record, uri: 'a://b?ck={{customer}}&x=1' });
    expect(matcher.clearUnknown({ values: ['bob'] })).toEqual({ values: ['bob'] });
    expect(matcher.clearText('x?ck=Ada%2B1%40example.com&y')).toBe('x?ck={{customer}}&y');
    expect(matcher.clearText('Ada+1%40example.com')).toBe('{{customer}}');
    expect(matcher.clearText('a {{Ada+1@example.com}}')).toBe('a {{customer}}');
  });

  it('takes a key that holds half a character, as a broken file may', () => {
    expect(isIn(thorough('ada\uD800'), 'see ada\uD800 there')).toBe(true);
    expect(isIn(thorough('ada\uD800'), 'see ada')).toBe(false);
  });

  it('without a key is nowhere', () => {
    expect(isIn(matchCustomer(' ', []), 'anything')).toBe(false);
  });

  it('leaves traces of the names that were made of the address', () => {
    const zara = matchCustomer('zara.secret@example.com', []);
    expect(zara.clearText('welcome, zara.secret', 'name')).toBe('welcome, {{customer}}');
    const ada = matchCustomer('ada@example.com', []);
    expect(ada.clearText('visit, ada', 'name')).toBe('visit, {{customer}}');
    expect(ada.clearText('Ada and the branch', 'name')).toBe('Ada and the branch');
  });
});

/** As JavaScript’s `escape` does it, and pages in Latin-1. */
const escapeInLatin1 = (text: string) =>
  text.replace(/[^\w.@+-]/g, (unit) => {
    const code = unit.charCodeAt(0).toString(16);
    return code.length > 2 ? `%u${code.padStart(4, '0')}` : `%${code.padStart(2, '0')}`;
  });

describe('a key in every written form', () => {
  const hard = 'zoë.quill+7"x@exämple.org';
  const forms = (key: string): readonly string[] => {
    const json = (text: string) => JSON.stringify(text).slice(1, -1);
    const ascii = (text: string) =>
      text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    const percent = encodeURIComponent(key);
    const ones = [key, key.normalize('NFC'), key.normalize('NFD'), key.toUpperCase(), key.toLowerCase()];
    const encodings = [json, ascii, html, encodeURIComponent, encodeURI, (text: string) => json(json(text))];
    return [
      ...ones,
      ...ones.flatMap((one) => encodings.map((encode) => encode(one))),
      percent.replace(/%../g, (escaped) => escaped.toLowerCase()),
      encodeURIComponent(percent),
      escapeInLatin1(key),
      encodeURIComponent(escapeInLatin1(key)),
      key
        .split('')
        .map((unit) => `%u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)
        .join(''),
      ascii(json(key)).replace(/\\u..../g, (escaped) => escaped.toUpperCase().replace('\\U', '\\u')),
      key.replaceAll('"', '""'),
    ];
  };

  it('is found', () => {
    const found = matchCustomer(hard, []);
    for (const form of forms(hard))
      expect(found.clearText(`to "${form}", again`), form).toBe('to "{{customer}}", again');
  });

  it('is found in the bytes of a file', () => {
    const [finder] = matchCustomer(hard, []).finders;
    for (const form of forms(hard)) {
      const utf8 = Buffer.from(`„${form}“`).toString('latin1');
      const utf16 = Buffer.from(`„${form}“`, 'utf16le').toString('latin1');
      expect(finder?.findInBytes(utf8, 'utf8'), form).toEqual([[3, utf8.length - 3]]);
      expect(finder?.findInBytes(utf16, 'utf16'), form).toEqual([[2, utf16.length - 2]]);
    }
  });

  it('is found whatever it is made of', () => {
    const unit = fc.constantFrom(...'aZ09éßİı.@+-_"\'\\/<>& %\n\t', 'e\u0308', '😀', 'ﬁ', 'ς');
    const key = fc.string({ unit, minLength: 1, maxLength: 12 }).map((text) => `q${text}z@x.org`);
    fc.assert(
      fc.property(key, (wanted) => {
        const matcher = matchCustomer(wanted, []);
        for (const form of forms(wanted)) expect(isIn(matcher, `<${form}>`), form).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a key that may mean anything', () => {
  it('counts as a whole value, never as a part', () => {
    const seventeen = matchCustomer('17', []);
    const cleared = (text: string) => seventeen.clearText(text, 'value');
    expect(cleared('17')).toBe('{{customer}}');
    expect(cleared('a://b?id=17&at=2026-01-02T10:17:00Z')).toBe('a://b?id={{customer}}&at=2026-01-02T10:17:00Z');
    expect(cleared('{"ck":17,"at":"10:17","id":"17","n":17}')).toBe(
      '{"ck":"{{customer}}","at":"10:17","id":"{{customer}}","n":"{{customer}}"}',
    );
    expect(cleared('Promotion 17 of May')).toBe('Promotion 17 of May');
    expect(seventeen.clearText('17', 'prose')).toBe('17');
  });

  it.each(['17', 'web', 'event', 'a', '2026', 'uri', 'name'])(
    '%s takes nothing from another customer but their key',
    (key) => {
      const { clearText } = matchCustomer(key, []);
      const others = `{"uri":"${key}","name":"${key}","ck":"bob","at":"2026-01-02T10:17:00Z"}`;
      expect(clearText(others, 'json', 'other')).toBe(others);
      expect(clearText(`{"uri":"a","ck":"${key}"}`, 'json', 'other')).toBe('{"uri":"a","ck":"{{customer}}"}');
      expect(clearText(key, 'value', 'other')).toBe(key);
      expect(clearText(key, 'key', 'other')).toBe('{{customer}}');
    },
  );
});

it.each([
  ['zara.secret@example.com', 'welcome, zara.secret'],
  ['zara.secret@example.com', 'welcome, zara.secret 2'],
  ['ada@example.com', 'welcome, ada'],
  ['ada@example.com', 'welcome, ada 3'],
  ['4711', 'welcome, 4711'],
  ['bob', 'desk/welcome, bob 2'],
])('a name that was once made of %s goes: “%s”', (key, name) => {
  const cleared = matchCustomer(key, []).clearText(name, 'name');
  expect(cleared).toMatch(/^(desk\/)?welcome, \{\{customer\}\}( \d)?$/);
});

it.each([
  ['ada@example.com', 'welcome to ada and others'],
  ['ada@example.com', 'welcome, adam'],
  ['web', 'web'],
  ['web', 'Promotion on the web'],
  ['17', 'May 17'],
])('a name that a person gave stays with %s: “%s”', (key, name) => {
  expect(matchCustomer(key, []).clearText(name, 'name')).toBe(name);
});

it('a number that is erased leaves JSON whole', () => {
  const body = '{"ck":123456789,"list":[123456789],"other":1234567890}';
  expect(JSON.parse(matchCustomer('123456789', []).clearText(body, 'json'))).toEqual({
    ck: '{{customer}}',
    list: ['{{customer}}'],
    other: 1234567890,
  });
});

it('of several keys the longest is found first, among many too', () => {
  const many = Array.from({ length: 20 }, (_, at) => `K-${1000 + at}-Z`);
  const keys = ['C-4711-KK', ...many, 'C-4711-KK/22'].map((customerKey) => ({ customerKey, tids: [] }));
  expect(matchIdentities(keys).clearText('see C-4711-KK/22')).toBe('see {{customer}}');
});

it('a telling key is found as Base64 too, also with a plus and a slash', () => {
  for (const key of ['ada.lovelace@example.com', 'ö?>~@example.com', '000345-77-K']) {
    const base64 = Buffer.from(key).toString('base64');
    const forms = [base64, base64.replace(/=+$/, ''), base64.replaceAll('+', '-').replaceAll('/', '_')];
    for (const form of forms) expect(matchCustomer(key, []).clearText(`{"x":"${form}"}`, 'json')).not.toContain(form);
  }
  expect(isIn(matchCustomer('web', []), Buffer.from('web').toString('base64'))).toBe(false);
});

it.each([
  ['Åsa', '%E9%20%C3%A5sa'],
  ['Åsa', 'q=%FF%20%C3%A5sa'],
  ['Åsa', '%25E9%2520%25C3%2585sa'],
  ['josé', 'JOS%C3%89%20%E9'],
  ['Škoda1', '%8Akoda1'],
  ['10€', '10%80'],
])('finds %s in %s, which is in more than one encoding or in Windows-1252', (key, text) => {
  expect(createKeyFinder(key).find(`to ${text} again`)).toHaveLength(1);
});

it('a short word is a customer in what is named as their key, and nowhere else', () => {
  const event = (...keys: readonly string[]) =>
    ['customerKey', 'colour'].map((name, at) => ({ name, value: keys[at] ?? '' }));
  expect(matchCustomer('kim', []).clearUnknown(event('kim', 'kim'))).toEqual(event('{{customer}}', 'kim'));
});
