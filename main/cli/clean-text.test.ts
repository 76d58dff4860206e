import { expect, it } from 'vitest';
import { fateOf } from '#app/exchange/fate.ts';
import { everyOutcome, fatesSaid } from '#app/testing/every-outcome.ts';
import { ownWords, tellInOwnWords } from './clean-text.ts';

it.each([
  ['rows.csv wasn’t found. Choose the file again.', 'rows.csv wasn’t found.'],
  ['3 events can’t be sent. The first: a. Fix them, or skip them.', '3 events can’t be sent. The first: a.'],
  ['The proxy requires a sign-in. Enter it in Settings, Network.', 'The proxy requires a sign-in.'],
  ['Nothing was sent, so it is safe to send it again.', 'Nothing was sent, so it is safe to send it again.'],
  [
    'The server redirects the event to https://sso.example.com/dialog/tab. Tidings did not follow.',
    'The server redirects the event to https://sso.example.com/dialog/tab. Tidings did not follow.',
  ],
  ['Nothing is listening at https://below.example.com.', 'Nothing is listening at https://below.example.com.'],
  ['“Choose a tab” has no answer yet. Choose one.', '“Choose a tab” has no answer yet.'],
  ['“Who is it? Choose a tab” has no answer yet. Choose one.', '“Who is it? Choose a tab” has no answer yet.'],
  ['MXO at mxo.example.com has the event. Read the response below.', 'MXO at mxo.example.com has the event.'],
])('of %j it says %j', (text, own) => expect(ownWords(text)).toBe(own));

it.each(everyOutcome)('the command line says of %s what the window says', (_, exchange) => {
  expect(fatesSaid(tellInOwnWords(exchange))).toEqual([fateOf(exchange)]);
});
