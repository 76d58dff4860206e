import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskCustomerKey, maskCustomersIn, shortName } from './customer-key.ts';

it('shortens a key to what fits on a button', () => {
  expect(shortName('ada@example.com')).toBe('ada');
  expect(shortName('00000345000003450000')).toBe('000003450000034…');
});

it.each([
  ['ada@example.com', 'a••@•••••••.com'],
  ['maya.417@mail.example.co', 'm•••••••@••••••••••••.co'],
  ['000345', '0•••••'],
  ['crm@acme.4711-0815', 'c••@••••••••••••••'],
  ['ada@example.com/000345', 'a••@••••••••••••••••••'],
  ['bob', '•••'],
  ['', ''],
  ['{{crm}}', '{{crm}}'],
  ['ada.{{$randomInt}}@example.com', 'a•••{{$randomInt}}@•••••••••••'],
  ['4711{{', '4•••••'],
])('masks “%s” as “%s”', (key, masked) => {
  expect(maskCustomerKey(key)).toBe(masked);
});

it('keeps the length of a key, and gives nothing away but its first letter and its ending', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4 }), (key) => {
      fc.pre(!key.includes('{{'));
      const masked = maskCustomerKey(key);
      expect([...masked]).toHaveLength([...key].length);
      expect(masked.replaceAll('•', '').length).toBeLessThan(key.length);
    }),
  );
});

it('masks a key in a text, however it is written there', () => {
  const texts = ['ck=ada%40example.com&x=1', '{"ck":"ada@example.com"}', 'Ada@Example.com called', 'tel +421"9'];
  for (const text of texts) expect(maskCustomersIn(text, ['+421"9'])).not.toMatch(/ada(@|%40)example|\+421"9/i);
  expect(maskCustomersIn('{"ck":"+421\\"9"}', ['+421"9'])).toBe('{"ck":"+••••••"}');
});

it('masks any key at all', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 2 }), (key) => {
      expect(() => maskCustomersIn(`before ${key} after`, [key])).not.toThrow();
    }),
  );
  expect(maskCustomersIn('of 000345-77-K.', ['000345-77-K'])).toBe('of 0••••••••••.');
});

it('leaves what is no customer', () => {
  const text = 'assist://salescloud/testdrive/book?campaign=1234, {{customer}}, 12:30 @ Riverside';
  expect(maskCustomersIn(text, ['', '{{customer}}', 'x'])).toBe(text);
});

it('masks a key that holds half a character', () => {
  expect(maskCustomersIn('to 0815\uD800', ['0815\uD800'])).toBe('to 0••••');
});
