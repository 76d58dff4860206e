import { expect, it } from 'vitest';
import { readScenario } from './scenario.ts';

it.each([
  [{ instead: 'reset', status: 503 }, 'Answer 2 has “instead” and a status. Choose one.'],
  [{ instead: 'nothing', statusCode: 400 }, 'Answer 2 has “instead” and a status. Choose one.'],
  [{ instead: 'silence', retryAfter: 1 }, 'Answer 2 has “instead” and “retryAfter”. Choose one.'],
  ...[204, 205, 304].map(
    (status) =>
      [
        { status, statusCode: 400 },
        `Answer 2 has a “statusCode”, but HTTP ${status} has no body to say it in. Remove it.`,
      ] as const,
  ),
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
