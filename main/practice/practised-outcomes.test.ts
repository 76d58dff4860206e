import { afterEach, expect, it } from 'vitest';
import { outcomeOf } from '#app/exchange/exchange.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { openSender } from '#main/testing/sender-place.ts';
import { type PracticeServer, startPracticeServer } from './practice-server.ts';

let server: PracticeServer | null = null;

afterEach(async () => {
  await server?.stop();
});

it.each([
  ['ONE-PRACTICE01-0200', 'Received', /has the event/],
  ['ONE-PRACTICE01-0201', 'Received', /has the event/],
  ['ONE-PRACTICE01-0204', 'Received', /has the event/],
  ['ONE-PRACTICE02-0400', 'Refused in the body', /statusCode 400/],
  ['ONE-PRACTICE01-0400', 'Refused', /could not read the event/],
  ['ONE-PRACTICE01-0404', 'Refused', /does not know the site key/],
  ['ONE-PRACTICE01-0415', 'Refused', /kind of body/],
  ['ONE-PRACTICE01-0302', 'Redirected', /did not follow/],
  ['ONE-PRACTICE01-0500', 'Server error', /HTTP 500/],
  ['ONE-PRACTICE01-0503', 'Server error', /wait 30 s/],
  ['ONE-PRACTICE03-0001', 'Unreadable answer', /web page/],
  ['ONE-PRACTICE03-0002', 'Unreadable answer', /not valid JSON/],
  ['ONE-PRACTICE03-0003', 'Unreadable answer', /empty/],
  ['ONE-PRACTICE04-0001', 'Timed out', /no response arrived within 1 s/],
  ['ONE-PRACTICE04-0002', 'Cut off', /may have received it/],
  ['ONE-PRACTICE04-0003', 'Cut off', /middle of the response/],
  ['ONE-PRACTICE05-0001', 'Not reached', /Nothing was sent/],
  ['ONE-PRACTICE05-0002', 'Not trusted', /self-signed.*Nothing was sent/],
])('an event that is sent to Practice with %s is called “%s”', async (siteKey, word, says) => {
  server = await startPracticeServer({ port: 0, onReceived: () => {}, now: () => new Date(), newId: () => 'x' });
  const practice = practiceEnvironment(server.places);
  const timeoutMs = siteKey === 'ONE-PRACTICE04-0001' ? 1_000 : practice.timeoutMs;
  const findEnvironment = () => ({ ...practice, timeoutMs });
  const { sender, input } = await openSender(() => expect.unreachable(), { findEnvironment });
  const sent = await sender.send({ ...input, siteKey });
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  const outcome = outcomeOf(sent.exchange);
  const message = outcomeMessage(sent.exchange);
  expect(outcome === null ? null : outcomeWords[outcome]).toBe(word);
  expect(`${message?.sentence} ${message?.next}`).toMatch(says);
});
