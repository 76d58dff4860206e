import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { openHistory } from '#main/history/history.ts';
import { place } from '#main/testing/place.ts';
import { openSender } from '#main/testing/sender-place.ts';
import { createExchangeHandlers } from './handlers.ts';
import { createRecentAnswers } from './recent-answers.ts';

const picture = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256));

afterEach(() => void vi.unstubAllEnvs());

/** Sends an event, and answers what Save bytes writes of its response. */
async function sendAndSave(body: Buffer, { isRestarted = false, isCutOff = false, coding = '' } = {}) {
  const answers = createRecentAnswers();
  const history = await openHistory(place());
  const respond = (_: unknown, response: ServerResponse) => {
    if (coding !== '') response.setHeader('Content-Encoding', coding);
    if (!isCutOff) return void response.end(body);
    response.setHeader('Content-Length', body.length + 1);
    response.write(body, () => setTimeout(() => response.destroy(), 50));
  };
  const { sender, input } = await openSender(respond, { ...history, keepAnswer: answers.keep });
  const folder = mkdtempSync(join(tmpdir(), 'tidings-bytes-'));
  const handlers = createExchangeHandlers({
    sender,
    history,
    answers: isRestarted ? createRecentAnswers() : answers,
    environments: { find: () => null },
    openExternal: () => {},
    askWhereToSave: async (name) => join(folder, name),
  });
  const sent = await sender.send(input);
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  const answer = await handlers['exchange.saveBytes']({ id: sent.exchange.id });
  const [name] = readdirSync(folder);
  return { answer, name, written: name === undefined ? null : readFileSync(join(folder, name)), handlers };
}

it('writes the body of a response as it came, byte for byte, in a file named after the day', async () => {
  vi.stubEnv('TZ', 'America/New_York');
  const { answer, name, written } = await sendAndSave(picture);
  expect(answer).toMatchObject({ kind: 'saved', says: null });
  expect(name).toBe('Response 2026-01-01.bin');
  expect(written?.equals(picture)).toBe(true);
});

it('after a restart writes the first bytes, which the history has, and says so', async () => {
  const { answer, written } = await sendAndSave(picture, { isRestarted: true });
  expect(answer).toMatchObject({ kind: 'saved', says: expect.stringMatching(/^Only the first 16.* status line\.$/) });
  expect(written?.length).toBe(16_384);
  expect(written?.toString('latin1')).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

it('says that a response is incomplete that was cut off', async () => {
  const { answer, written } = await sendAndSave(picture, { isCutOff: true });
  expect(written?.equals(picture)).toBe(true);
  expect(answer).toMatchObject({ kind: 'saved', says: expect.stringContaining('The response is incomplete') });
});

it.each(['gzip', 'br', 'deflate'])(
  'has the whole body of a response that is not %s, as its headers say',
  async (coding) => {
    const page = Buffer.from('<html>Not compressed at all</html>');
    const { answer, written } = await sendAndSave(page, { coding });
    expect(written?.equals(page)).toBe(true);
    expect(answer).toMatchObject({ kind: 'saved', says: null });
  },
);

it('says where it stopped reading itself', async () => {
  const long = Buffer.alloc(20_000_000, 'x');
  const { answer, written } = await sendAndSave(long, { coding: 'gzip' });
  expect(written?.length).toBeLessThan(long.length);
  expect(answer).toMatchObject({ kind: 'saved', says: expect.stringContaining('couldn’t be decompressed') });
  const longer = await sendAndSave(Buffer.alloc(50_000_001, 0xff));
  expect(longer.written?.length).toBe(50_000_000);
  expect(longer.answer).toMatchObject({ kind: 'saved', says: expect.stringContaining('longer than Tidings reads') });
});

it('says that there are none where the text is all that came, or the event is gone', async () => {
  const { answer, name, handlers } = await sendAndSave(Buffer.from('{"statusCode":200}'));
  expect(answer).toEqual({ kind: 'not-saved', says: 'They are no longer available.' });
  expect(name).toBeUndefined();
  const { id } = makeReceived('gone', 't');
  expect(await handlers['exchange.saveBytes']({ id })).toMatchObject({ kind: 'not-saved' });
});
