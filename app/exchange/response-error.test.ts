import { expect, it } from 'vitest';
import { describeResponseError } from './response-error.ts';

it('every code of the HTTP parser is described in words, with the code for the administrator', () => {
  expect(describeResponseError('HPE_HEADER_OVERFLOW')).toBe('has more than 256 KB of headers (HPE_HEADER_OVERFLOW)');
  expect(describeResponseError('HPE_SOMETHING_NEW')).toBe('is not valid HTTP (HPE_SOMETHING_NEW)');
});

it('another end of a connection is no problem of an answer', () => {
  for (const code of ['ECONNRESET', 'TIMED_OUT', 'UNKNOWN']) expect(describeResponseError(code)).toBeNull();
});
