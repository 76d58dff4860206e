import { expect, it } from 'vitest';
import { readAnswer } from './outcome.ts';

it.each([
  [200, '{"statusCode":200,"tid":"t"}', 'received', 200, 't'],
  [201, '{"statusCode":"201","tid":"t"}', 'received', 201, 't'],
  [200, '\uFEFF{"tid":"t"}', 'received', null, 't'],
  [200, '{}', 'received', null, null],
  [200, '[]', 'received', null, null],
  [204, '', 'received', null, null],
  [200, '{"statusCode":400}', 'refused-in-the-body', 400, null],
  [200, '{"statusCode":"500"}', 'refused-in-the-body', 500, null],
  [200, '', 'unreadable-answer', null, null],
  [200, '<html>', 'unreadable-answer', null, null],
  [200, '{"statusCode":2', 'unreadable-answer', null, null],
  [302, '', 'redirected', null, null],
  [404, '{"statusCode":404}', 'refused', 404, null],
  [503, '<h1>', 'server-error', null, null],
])('HTTP %i with %j is %s', (status, body, outcome, statusCode, tid) => {
  expect(readAnswer(status, body)).toMatchObject({ outcome, statusCode, tid });
});

it('a body that did not come whole is unreadable', () => {
  expect(readAnswer(200, '{"tid":"t"}', { isWhole: false }).outcome).toBe('unreadable-answer');
});
