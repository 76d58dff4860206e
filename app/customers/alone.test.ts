import { expect, it } from 'vitest';
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

it('finds an address before an underscore, and a TID beside one', () => {
  const { clearText } = matchCustomer(ada, [tid]);
  expect(clearText(`${ada}_booking`, 'name')).toBe('{{customer}}_booking');
  expect(clearText(`booking_${tid}_2`, 'name')).toBe('booking_{{customer}}_2');
});

it.each([`_${ada}`, `žena${ada}`, `${ada}.au`, `я${ada}`, `${ada}я`, `0${tid}`])('leaves %s to another', (text) => {
  expect(matchCustomer(ada, [tid]).clearText(text)).toBe(text);
});
