import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textToBase64 } from '#app/text/base64.ts';
import { createCustomerMask } from './customer-mask.ts';

const keys = ['zara.secret@example.com', '000345-77-K', 'Zöe "Z" O’Hara', '+421"9'];

/** The forms in which a key may be written. */
const formsOf = (key: string) => [
  key,
  key.toUpperCase(),
  encodeURIComponent(key),
  encodeURIComponent(key).toLowerCase(),
  encodeURIComponent(encodeURIComponent(key)),
  JSON.stringify(key).slice(1, -1),
  key.normalize('NFD'),
  textToBase64(key),
  textToBase64(key).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'),
];

it.each(keys)('masks %s in every form, whether it is named or known', (key) => {
  const [named, known] = [createCustomerMask(), createCustomerMask(['bob@example.com', key, '4711'])];
  for (const form of formsOf(key)) {
    const text = `Check Monitoring for ${form} before you send it again.`;
    for (const masked of [named(text, [key]), known(text)]) {
      expect(masked, form).toContain('•');
      expect(masked, form).not.toContain(form);
      expect(masked.startsWith('Check Monitoring for '), masked).toBe(true);
      expect(masked.endsWith(' before you send it again.'), masked).toBe(true);
    }
  }
});

it('masks what looks like an address, also when nobody is known', () => {
  expect(createCustomerMask()('for bob@example.com')).toBe('for b••@•••••••.com');
});

it('a short number or a common word of a known customer stays in the texts of others', () => {
  const mask = createCustomerMask(['17', 'web', '4711']);
  expect(mask('17 events on the web, 4711 bytes')).toBe('17 events on the web, 4711 bytes');
  expect(mask('17 events on the web', ['web'])).toBe('17 events on the •••');
  expect(mask('{{customer}} x', ['{{customer}}', 'x'])).toBe('{{customer}} •');
});

it('finds one of very many', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => `C-${100_000 + at}-K`);
  expect(createCustomerMask(many)('of C-104711-K and C-99-K')).toBe('of C••••••••• and C-99-K');
});

it('writes Base64 as the platform does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(textToBase64(text)).toBe(Buffer.from(text).toString('base64'));
    }),
  );
});

it('masks a key that begins with another one as a whole', () => {
  for (const [short, long] of [
    ['anna', 'anna maria'],
    ['4711', '4711/22'],
    ['C-47110', 'C-47110/22'],
  ] as const) {
    const masks = [
      createCustomerMask()(`for ${long}!`, [short, long]),
      createCustomerMask([short, long])(`for ${long}!`, [long]),
    ];
    for (const masked of masks) expect(masked).toBe(`for ${long.slice(0, 1)}${'•'.repeat(long.length - 1)}!`);
  }
});

it('masks a key of one or two characters where it stands alone, and leaves words readable', () => {
  const mask = createCustomerMask();
  expect(mask('Look for 7 in Monitoring, not for 17.', ['7'])).toBe('Look for • in Monitoring, not for 17.');
  expect(mask('within the inner part, for in', ['in'])).toBe('within the inner part, for ••');
  expect(mask('{"ck":"7"}', ['7'])).toBe('{"ck":"•"}');
});

it.each([
  'zara.secret%2540x.com',
  'zara.secret%252540x.com',
  'zara.secret\\u0040x.com',
  'zara.secret\\\\u0040x.com',
  'zara.secret&#64;x.com',
  'zara%2Bsecret%40x.com',
  'zara\\u002bsecret@x.com',
  'z%C3%A1ra.secret%40x.com',
])('masks what looks like an address as it is written in %s', (form) => {
  const masked = createCustomerMask()(`https://h/?a=1&who=${form}&b=2`);
  expect(masked).not.toMatch(/ra|secret|x\.com/);
  expect(masked).toMatch(/^https:\/\/h\/\?a=1&who=.•+@•.com&b=2$/);
});

it('masks the beginning of a key where a text was cut in the middle of it', () => {
  const mask = createCustomerMask();
  expect(mask('$.who is “ada.love…”, expected “Bob”', ['ada.lovelace@example.com'])).toBe(
    '$.who is “a•••••••…”, expected “Bob”',
  );
  expect(mask('of 000345-7… and Canada…', ['000345-77-K', 'Adam'])).toBe('of 0•••••••… and Canada…');
  expect(mask('客戶ada.love…', ['ada.lovelace@example.com'])).toBe('客戶a•••••••…');
});

it('masks a name that was once made of a key, and no other word', () => {
  const ada = ['ada@example.com'];
  const mask = createCustomerMask([...ada, 'zara.secret@example.com']);
  expect(mask('welcome, zara.secret')).toBe('welcome, z••••••••••');
  expect(mask('Visit of zara.secret 2')).toBe('Visit of z•••••••••• 2');
  expect(mask('testdrive/book, ada', ada)).toBe('testdrive/book, •••');
  expect(mask('ada compares, and ada goes on', ada)).toBe('ada compares, and ada goes on');
});
