import { expect, it } from 'vitest';
import { readScenario } from './scenario.ts';

it.each([
  [{ instead: 'reset', status: 503 }, 'Answer 2 has “instead” and a status. Choose one.'],
  [{ instead: 'nothing', statusCode: 400 }, 'Answer 2 has “instead” and a status. Choose one.'],
  [{ instead: 'silence', retryAfter: 1 }, 'Answer 2 has “instead” and “retryAfter”. Choose one.'],
  [{ status: 204, statusCode: 400 }, 'Answer 2 has a “statusCode”, but HTTP 204 has no body to say it in. Remove it.'],
  [{ status: 205, statusCode: 205 }, 'Answer 2 has a “statusCode”, but HTTP 205 has no body to say it in. Remove it.'],
  [{ status: 304, statusCode: 200 }, 'Answer 2 has a “statusCode”, but HTTP 304 has no body to say it in. Remove it.'],
])('refuses an answer of which a part would never be given: %j', (answer, says) => {
  expect(readScenario({ answers: [{ times: 1 }, answer] })).toEqual({ ok: false, says: [says] });
});

it.each([
  [{ status: 204 }],
  [{ status: 200, statusCode: 400 }],
  [{ statusCode: 429, retryAfter: 2 }],
  [{ instead: 'half', late: 1 }],
])('takes the answer %j', (answer) => {
  expect(readScenario({ answers: [answer] }).ok).toBe(true);
});
