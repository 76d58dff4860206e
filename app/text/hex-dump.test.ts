import { expect, it } from 'vitest';
import { hexDump } from './hex-dump.ts';

it('shows bytes by sixteen, with what they are in ASCII', () => {
  expect(hexDump('HTTP/1.1 200 OK\r\n\xe9').split('\n')).toEqual([
    '000000  48 54 54 50 2f 31 2e 31 20 32 30 30 20 4f 4b 0d  HTTP/1.1 200 OK.',
    `000010  0a e9${' '.repeat(42)}  ..`,
  ]);
  expect(hexDump('')).toBe('');
});
