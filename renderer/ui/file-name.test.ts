import { expect, it } from 'vitest';
import { longestFileName } from '#app/limits.ts';
import { fileNameOf } from './file-name.ts';

it.each([
  ['Spring', 'Spring.tidings'],
  ['Spring/Book a test drive', 'Spring_Book a test drive.tidings'],
  ['a:b*c?d"e<f>g|h\\i', 'a_b_c_d_e_f_g_h_i.tidings'],
  ['CON', '_CON.tidings'],
  ['com1.v2', '_com1.v2.tidings'],
  ['Console', 'Console.tidings'],
  ['.env', '_.env.tidings'],
  ['Cafe\u0301', 'Caf\u00e9.tidings'],
  ['हिन्दी', 'हिन्दी.tidings'],
  ['  ', 'Untitled.tidings'],
  ['', 'Untitled.tidings'],
])('%j is saved as %j', (title, name) => expect(fileNameOf(title, '.tidings')).toBe(name));

it('is never longer than a file system takes', () => {
  const name = fileNameOf('ü😀'.repeat(400), '.tidings');
  expect(name.length).toBeLessThanOrEqual(longestFileName);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
});
