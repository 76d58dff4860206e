import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createCertificate } from '#main/testing/certificates.ts';
import { startEventServer } from '#main/testing/event-server.ts';
import { keep } from '#main/testing/keep.ts';
import { startSecureServer } from '#main/testing/secure-server.ts';
import { asyncListener } from './async-listener.ts';
import { startPracticeServer } from './practice-server.ts';

const tornAt = (port: number) =>
  `POST /one/rt/track/K/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"uri"`;

/** Calls a port, sends something and breaks off, in every way. Resolves to the unhandled errors. */
async function breakOff(ports: readonly number[]): Promise<readonly unknown[]> {
  const uncaught: unknown[] = [];
  const hear = (reason: unknown) => void uncaught.push(reason);
  process.on('unhandledRejection', hear);
  for (const port of ports) {
    const torn = tornAt(port);
    for (const says of [torn, `${torn}}`.replace('99', '6'), '\u0016\u0003\u0001', ''])
      for (const end of ['destroy', 'resetAndDestroy', 'end'] as const) {
        const socket = connect(port, '127.0.0.1').on('error', () => {});
        await new Promise<void>((done) => socket.write(says === '' ? ' ' : says, () => done()));
        await setTimeout(5);
        socket[end]();
      }
  }
  await setTimeout(100);
  process.off('unhandledRejection', hear);
  return uncaught;
}

it('a caller that breaks off in the middle ends nothing but its own call', async () => {
  const options = { port: 0, onReceived: () => {}, now: () => new Date(), newId: () => crypto.randomUUID() };
  const practice = await startPracticeServer(options);
  const { untrustedServerName } = practice.places;
  expect(await breakOff([practice.port, Number(new URL(untrustedServerName).port)])).toEqual([]);
  const answer = await fetch(`${practice.places.serverName}/one/rt/track/K/events`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"uri":"a://b"}',
  });
  expect(answer.status).toBe(200);
  await practice.stop();
});

it('the servers of the tests are as hard to end', async () => {
  const events = keep(await startEventServer());
  const secure = keep(await startSecureServer(await createCertificate('127.0.0.1')));
  expect(await breakOff([Number(new URL(events.origin).port), secure.port])).toEqual([]);
});

it('a listener that fails calls onFailed with its arguments', async () => {
  const failed: unknown[] = [];
  const listen = asyncListener(
    async (one: string) => {
      throw new Error(one);
    },
    (one) => failed.push(one),
  );
  listen('a');
  await setTimeout(0);
  expect(failed).toEqual(['a']);
});

it('no async function is used as a listener directly', () => {
  const files = readdirSync('main', { recursive: true, encoding: 'utf8' }).filter((file) =>
    // Separate programs are ended by the test that started them.
    /(?<!-child)\.ts$/.test(file),
  );
  const asListener =
    /\b(?:on|once|addListener|createServer|createSecureServer|setTimeout|setInterval)\((?:[^()]|\([^()]*\))*?\basync\b/;
  const found = files.filter(
    (file) => !file.endsWith('.test.ts') && asListener.test(readFileSync(`main/${file}`, 'utf8')),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(found).toEqual([]);
});
