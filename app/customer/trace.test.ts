import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceCustomer } from './trace.ts';

const trace = traceCustomer('Ada+1@example.com', ['dedc2983-4666-4641-8047-61250a878f89']);

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
    'tid=DEDC2983-4666-4641-8047-61250a878f89',
  ])('is found in %j', (text) => {
    expect(trace.isIn(text)).toBe(true);
  });

  it.each(['ada@example.com', 'Ada+1@example.com.au', 'my.Ada+1@example.com', 'xAda+1@example.com', '', '%zz%'])(
    'is not found in %j',
    (text) => {
      expect(trace.isIn(text)).toBe(false);
    },
  );

  it('is found by a short key only where it stands alone', () => {
    const short = traceCustomer('345', []);
    expect(['345', 'id=345&', '"345"'].map(short.isIn)).toEqual([true, true, true]);
    expect(['000345', '3450', '345@x', 'a-345'].map(short.isIn)).toEqual([false, false, false, false]);
  });

  it('is found in any case, also of letters that look like others', () => {
    expect(['ÄNNE Σ', 'änne ς'].map(traceCustomer('Änne σ', []).isIn)).toEqual([true, true]);
    expect(['\u212Aat\u017F', 'KATS', 'İkats'].map(traceCustomer('kats', []).isIn)).toEqual([true, true, false]);
    expect(traceCustomer('x1', [], '•').clear('İ x1, X1 and 😀x1')).toBe('İ •, • and 😀•');
  });

  it('stands alone where a pattern says so', () => {
    const letter = fc.constantFrom('a', 'A', 'b', '.', '@', ' ', 'é', 'É', '😀', '\u017F', 's', '1');
    const key = fc.string({ unit: letter, minLength: 1, maxLength: 3 }).filter((text) => text.trim() !== '');
    const says = fc.property(key, fc.string({ unit: letter, maxLength: 12 }), (wanted, text) => {
      const escaped = wanted.trim().replaceAll('.', '\\.');
      const word = '[\\p{L}\\p{N}_]';
      const pattern = new RegExp(`(?<!${word}|${word}[.@+-])${escaped}(?!${word}|[.@+-]${word})`, 'giu');
      expect(traceCustomer(wanted, []).isIn(text)).toBe(pattern.test(text));
    });
    fc.assert(says, { numRuns: 2_000 });
  });

  it('is found anywhere in a value, names included', () => {
    expect(trace.isInside({ a: [{ 'Ada+1@example.com': 1 }] })).toBe(true);
    expect(trace.isInside({ a: [null, 7, 'bob'] })).toBe(false);
  });

  it('is cleared, and the rest stays', () => {
    expect(trace.clear({ uri: 'a://b?ck=ada+1@example.com&x=1', list: [1, 'ok'], no: null })).toEqual({
      uri: 'a://b?ck={{customer}}&x=1',
      list: [1, 'ok'],
      no: null,
    });
    expect(trace.clear('x?ck=Ada%2B1%40example.com&y')).toBe('x?ck={{customer}}&y');
    expect(trace.clear('Ada+1%40example.com')).toBe('{{customer}}');
  });

  it('has raw forms that find it in a file', () => {
    const zoe = traceCustomer('Zoë "x"', []);
    const files = [
      JSON.stringify({ ck: 'Zoë "x"' }),
      JSON.stringify({ body: JSON.stringify({ ck: 'ZOË "x"' }) }),
      encodeURIComponent('Zoë "x"'),
    ];
    for (const file of files) expect(zoe.rawForms.some((form) => file.toLowerCase().includes(form))).toBe(true);
  });

  it('without a key is nowhere', () => {
    expect(traceCustomer(' ', []).isIn('anything')).toBe(false);
  });
});

it('takes a key that holds half a character, as a broken file may', () => {
  expect(traceCustomer('ada\uD800', []).isIn('see ada\uD800 there')).toBe(true);
  expect(traceCustomer('ada\uD800', []).isIn('see ada')).toBe(false);
});
