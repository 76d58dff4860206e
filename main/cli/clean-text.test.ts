import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fateOf } from '#app/exchange/fate.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { everyOutcome, fatesSaid } from '#app/testing/every-outcome.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { adviceOfTheWindow, ownWords, tellInOwnWords } from './clean-text.ts';

it.each([
  ['rows.csv wasn’t found. Choose the file again.', 'rows.csv wasn’t found.'],
  ['This isn’t valid JSON. Fix it on the JSON tab, or discard the change.', 'This isn’t valid JSON.'],
  ['MXO at mxo.example.com has the event. Read the response below.', 'MXO at mxo.example.com has the event.'],
  ['Read the response below.', ''],
])('of %j it says %j', (text, own) => expect(ownWords(text)).toBe(own));

const names = [
  'tab-7',
  'choose@x.com',
  'button',
  'Settings',
  '/sso/dialog?x=1',
  'Read the response below',
  'a. Choose one',
];

it.each(names)('a key, a path or a name is never taken for advice: %s', (name) => {
  for (const text of [
    `Check Monitoring for ${name} before you send it again.`,
    `The server redirects the event to ${name}. Tidings did not follow.`,
    `“${name}” has no answer yet.`,
    `Nothing is listening at https://${name}.`,
  ])
    expect(ownWords(text)).toBe(text);
  const unknown = `There is no variable {{${name}}}.`;
  expect(ownWords(`${unknown} Add it under Variables in Manage environments, or remove it here.`)).toBe(unknown);
});

it('the advice is in the words of the core', () => {
  const sources = ['app', 'main/runs', 'main/export', 'main/http'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const reworded = adviceOfTheWindow.filter((advice) => !sources.some((source) => source.includes(advice)));
  expect(reworded).toEqual([]);
});

it.each(everyOutcome)('the command line says of %s what the window says', (_, exchange) => {
  const text = tellInOwnWords(exchange);
  expect(fatesSaid(text)).toEqual([fateOf(exchange)]);
  expect(text).not.toMatch(/\b(?:Settings|below|button|dialog|tab|Manage environments)\b/);
});

it.each([
  'CLIENT_CERTIFICATE_MISSING',
  'CERTIFICATE_REQUIRED',
  'ALERT_BAD_CERTIFICATE',
  'PROXY_ENOTFOUND',
  'PROXY_407',
])('the command line does not send anyone to the window for %s', (code) => {
  const [, made] = everyOutcome.find(([name]) => name === 'not-trusted, left: no') ?? [];
  if (made?.result.kind !== 'unanswered') throw new Error('There is no such outcome.');
  const outcome = code.startsWith('PROXY_') ? 'not-reached' : 'not-trusted';
  const exchange = makeExchange('x', { left: 'no', result: { ...made.result, outcome, code } });
  expect(outcomeMessage(exchange)?.next).toContain('environment');
  expect(tellInOwnWords(exchange)).not.toMatch(/\b(?:Settings|in the environment)\b/);
});
