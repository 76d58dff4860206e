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
  expect(mask('{{customer}} x', ['{{customer}}', 'x'])).toBe('{{customer}} x');
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
