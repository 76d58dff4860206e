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
  ['LPT¹', '_LPT¹.tidings'],
  ['nul.txt', '_nul.txt.tidings'],
  ['aux ', '_aux.tidings'],
  ['.env', '_.env.tidings'],
  ['-rf', '_-rf.tidings'],
  ['Spring...  ', 'Spring.tidings'],
  ['..', 'Untitled.tidings'],
  ['../../etc/passwd', '_.._.._etc_passwd.tidings'],
  ['a\u0000b\nc\u007fd\u202ee', 'a_b_c_d_e.tidings'],
  ['half \ud83d', 'half _.tidings'],
  ['Cafe\u0301', 'Caf\u00e9.tidings'],
  ['हिन्दी', 'हिन्दी.tidings'],
  ['  ', 'Untitled.tidings'],
  ['', 'Untitled.tidings'],
])('%j is saved as %j', (title, name) => expect(fileNameOf(title, '.tidings')).toBe(name));

it.each(['ü😀', '\u{20000}', '漢', 'a', 'e\u0301\u0302'])(
  'is never longer than a file system takes, and no letter is cut in half: %j',
  (letter) => {
    for (const ending of ['.tidings', '.postman_collection.json', ' 2026-01-01.csv', ' for Artillery'])
      for (const before of ['', 'x']) {
        const name = fileNameOf(before + letter.repeat(400), ending);
        expect(name.length).toBeLessThanOrEqual(longestFileName);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        expect(name).not.toMatch(/\p{Cs}/u);
        expect(name.endsWith(ending)).toBe(true);
      }
  },
);
