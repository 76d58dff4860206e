import { expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { exchangeSchema } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { createCustomerMask } from './customer-mask.ts';
import { matchCustomer } from './customer-matcher.ts';

const ada = 'ada@example.com';
const tid = 'dedc2983-4666-4641-8047-61250a878f89';

it.each([
  ['客戶', '要求退款'],
  ['お客様の', 'に電話'],
  ['고객', '에게'],
  ['ติดต่อ', 'แล้ว'],
  ['ຕິດຕໍ່', 'ແລ້ວ'],
])('finds a customer between letters of a script without blanks: %s, %s', (before, after) => {
  for (const key of [ada, '000345-77-K'])
    for (const options of [{}, { isThorough: true }])
      expect(matchCustomer(key, [], options).clearText(before + key + after)).toBe(`${before}{{customer}}${after}`);
  expect(matchCustomer(ada, [tid]).clearText(before + tid + after)).toBe(`${before}{{customer}}${after}`);
  expect(createCustomerMask(['000345-77-K'])(`${before}000345-77-K${after}`)).not.toContain('345');
});

it('finds one there in the bytes of a file, too', () => {
  const [finder] = matchCustomer(ada, []).finders;
  const text = `客戶${ada}要求退款`;
  expect(finder?.findInBytes(Buffer.from(text).toString('latin1'), 'utf8')).toEqual([[6, 6 + ada.length]]);
  expect(finder?.findInBytes(Buffer.from(text, 'utf16le').toString('latin1'), 'utf16')).toHaveLength(1);
});

it.each([
  ['マリア サントス', 'マリア サントスガルシア'],
  ['สมชาย ใจดี', 'สมชาย ใจดีมาก'],
  ['会員0012345号', '新会員0012345号'],
  ['会員0012345号', '会員0012345号2'],
])('erasing %s leaves the events of another customer, %s, as they are', (key, other) => {
  const draft = { ...sampleDraft, customerKey: other, uri: `assist://a/b?ck=${encodeURIComponent(other)}` };
  const sent = makeReceived('x', 't', { draft });
  expect(matchCustomer(key, []).clear(exchangeSchema, sent).draft).toEqual(sent.draft);
});

it('finds an address behind the number of a list or before that of a footnote', () => {
  expect(matchCustomer(ada, []).clearText(`①${ada}¹ ②bob@example.com`)).toBe('①{{customer}}¹ ②bob@example.com');
});

it('leaves a key that goes on with a mark', () => {
  const other = 'anna jose\u0301';
  expect(matchCustomer('anna jose', []).clearText(other)).toBe(other);
});

it('finds an address behind a letter with a mark that chooses its form', () => {
  expect(matchCustomer(ada, []).clearText(`葛\u{e0100}${ada}`)).toBe('葛\u{e0100}{{customer}}');
});

it('finds an address before an underscore, and a TID beside one', () => {
  const { clearText } = matchCustomer(ada, [tid]);
  expect(clearText(`${ada}_booking`, 'name')).toBe('{{customer}}_booking');
  expect(clearText(`booking_${tid}_2`, 'name')).toBe('booking_{{customer}}_2');
});

it.each([`_${ada}`, `žena${ada}`, `${ada}.au`, `я${ada}`, `${ada}я`, `0${tid}`])('leaves %s to another', (text) => {
  expect(matchCustomer(ada, [tid]).clearText(text)).toBe(text);
});
