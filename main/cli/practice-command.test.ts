import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { environmentProblems } from '#app/environments/environment-problems.ts';
import { runningPractice, usualPlace } from '#app/practice/practice.ts';
import { practiceEventSchema } from '#app/practice/practice-event.ts';
import { findRunning } from '#main/practice/running-practice.ts';
import type { Running } from '#main/testing/built-cli.ts';
import { setUpCliWithin } from '#main/testing/cli-fixture.ts';
import { startEventServer } from '#main/testing/event-server.ts';
import { keep } from '#main/testing/keep.ts';
import { openSender } from '#main/testing/sender-place.ts';

const place = setUpCliWithin();
const siteKey = 'ONE-PRACTICE01-0200';

/** Runs the practice server, does something with it, and interrupts it. */
async function practise(options: string, use: (at: string, running: Running) => Promise<void>) {
  return place().program(`practice --port 0 ${options}`.trim(), {
    meanwhile: async (running) => {
      const said = await running.toSay('Stop it with Ctrl+C.');
      try {
        await use(/http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '', running);
      } finally {
        running.interrupt();
      }
    },
  });
}

type Answered = { readonly status: number; readonly body: string };

/** Calls it with curl, as a pipeline does. */
async function curl(...words: readonly string[]): Promise<Answered> {
  const { stdout } = await promisify(execFile)('curl', ['-s', '-w', '\n%{http_code}', ...words]);
  const at = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(at + 1)), body: stdout.slice(0, at) };
}

function send(at: string, ck: string, { key = siteKey, query = '' } = {}): Promise<Answered> {
  const body = JSON.stringify({ uri: 'assist://a/b', properties: [{ name: 'n', value: 'v' }], ck });
  const address = `${at}/one/rt/track/${key}/events${query}`;
  return curl(address, '-H', 'Content-Type: application/json', '--data-binary', body);
}

const tidOf = ({ body }: Answered): string | undefined => JSON.parse(body).tid;

describe('tidings practice', () => {
  it('prints what it receives as lines of JSON, is asked for it, and ends with a summary', async () => {
    const ended = await practise('--json', async (at) => {
      expect((await send(at, 'ada')).status).toBe(200);
      expect((await send(at, 'bob')).status).toBe(200);
      expect((await send(at, 'ada', { key: 'ONE-PRACTICE01-0503' })).status).toBe(503);
      const { events } = JSON.parse((await curl(`${at}/practice/events?ck=ADA`)).body);
      expect(events).toMatchObject([{ customerKey: 'ada', uri: 'assist://a/b' }]);
      expect(JSON.parse((await curl(`${at}/practice/events`)).body).events).toHaveLength(2);
      expect(await curl('-X', 'POST', `${at}/practice/reset`)).toEqual({ status: 200, body: '{}' });
      expect(JSON.parse((await curl(`${at}/practice/events`)).body).events).toEqual([]);
    });
    expect(ended.code).toBe(0);
    expect(ended.err).toContain('Stopped. 3 calls: 2 received, 1 not.');
    const events = ended.out
      .trim()
      .split('\n')
      .map((line) => practiceEventSchema.parse(JSON.parse(line)));
    expect(events.map(({ customerKey }) => customerKey)).toEqual(['ada', 'bob']);
    expect(place().leftBehind()).toEqual([]);
  });

  it('plays a scenario, each customer from its beginning, and begins again after a reset', async () => {
    const answers = [{ status: 503, times: 2, retryAfter: 1 }, { tid: 'rotate', times: 2 }, { tid: 'none' }];
    place().write('trouble.json', JSON.stringify({ count: 'by customer', answers }));
    const ended = await practise('--scenario trouble.json', async (at) => {
      const statuses: number[] = [];
      for (const ck of ['ada', 'ada', 'bob', 'ada']) statuses.push((await send(at, ck, { query: '?tid=t1' })).status);
      expect(statuses).toEqual([503, 503, 503, 200]);
      const rotated = tidOf(await send(at, 'ada', { query: '?tid=t1' }));
      expect([undefined, 't1']).not.toContain(rotated);
      expect(tidOf(await send(at, 'ada', { query: '?tid=t1' }))).toBeUndefined();
      await curl('-X', 'POST', `${at}/practice/reset`);
      expect((await send(at, 'ada')).status).toBe(503);
    });
    expect(ended.out.split('\n')[0]).toMatch(/ {2}ONE-PRACTICE01-0200 {2}ada {2}\S+ {2}assist:\/\/a\/b {2}n=v$/);
    expect(ended.err).toContain('Stopped. 7 calls: 3 received, 4 not.');
  });

  it('reads a scenario as PowerShell and Notepad write it', async () => {
    const text = JSON.stringify({ answers: [{ status: 503 }] });
    place().write('wide.json', Buffer.from(`\ufeff${text}`, 'utf16le'));
    await practise('--scenario wide.json', async (at) => {
      expect((await send(at, 'ada')).status).toBe(503);
    });
  });

  it('answers late by a scenario for its site keys only', async () => {
    place().write('late.json', JSON.stringify({ siteKeys: ['SLOW'], answers: [{ late: 30 }] }));
    await practise('--scenario late.json', async (at) => {
      expect((await send(at, 'ada')).status).toBe(200);
      await expect(
        curl(
          '-m',
          '1',
          '-X',
          'POST',
          `${at}/one/rt/track/SLOW/events`,
          '-H',
          'Content-Type: application/json',
          '-d',
          '{"uri":"a://b"}',
        ),
      ).rejects.toThrow();
      expect(JSON.parse((await curl(`${at}/practice/events`)).body).events).toHaveLength(2);
    });
  });

  it('answers no web page, and no other name', async () => {
    await practise('', async (at) => {
      await send(at, 'ada');
      for (const page of ['Origin: https://evil.example.com', 'Sec-Fetch-Site: cross-site']) {
        expect((await curl(`${at}/practice/events`, '-H', page)).status).toBe(403);
        expect((await curl('-X', 'POST', `${at}/practice/reset`, '-H', page)).status).toBe(403);
      }
      expect((await curl(`${at}/practice/events`, '-H', 'Host: evil.example.com')).status).toBe(421);
      const headers = (await curl('-i', `${at}/practice/events`)).body;
      expect(headers.toLowerCase()).not.toContain('access-control');
      expect(JSON.parse((await curl(`${at}/practice/events`)).body).events).toHaveLength(1);
      expect((await curl(`${at}/practice/other`)).status).toBe(404);
    });
  });

  it('is found by the app at its port, and has an environment that sends to it', async () => {
    await practise('', async (at) => {
      const port = Number(new URL(at).port);
      expect(await findRunning(usualPlace(port))).toEqual({ kind: 'found', events: [] });
      const environment = runningPractice(port, { id: 'mine', name: 'Mine' });
      expect(environmentProblems(environment, [])).toEqual([]);
      const { serverName, siteKeys } = environment;
      const { sender, input } = await openSender(() => {}, { serverName, siteKeys });
      for (const one of siteKeys.slice(0, 2))
        expect(await sender.send({ ...input, siteKey: one.siteKey })).toMatchObject({
          kind: 'sent',
          exchange: { result: { outcome: 'received' } },
        });
      await send(at, 'a pipeline');
      expect(await findRunning(usualPlace(port))).toMatchObject({
        kind: 'found',
        events: [
          { siteKey, uri: input.draft.uri, customerKey: input.draft.customerKey },
          { siteKey: 'ONE-PRACTICE01-0201' },
          { customerKey: 'a pipeline' },
        ],
      });
    });
  });

  it('is not found where nothing listens, or another program does', async () => {
    expect(await findRunning(usualPlace(1))).toEqual({
      kind: 'not-found',
      says: `No practice server answers at http://127.0.0.1:1. Start one with “tidings practice”, or check the port.`,
    });
    const { origin } = keep(await startEventServer());
    expect(await findRunning(usualPlace(Number(new URL(origin).port)))).toMatchObject({ kind: 'not-found' });
  });

  it('is sent to by tidings send', async () => {
    await practise('', async (at) => {
      const sent = await place().tidings(`send -s ${at} --site-key ${siteKey} -u assist://a/b --ck ada`);
      expect(sent.code).toBe(0);
      expect(sent.out.trim()).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  it.each([
    ['practice trouble.json', 2, '“trouble.json” isn’t an option.'],
    ['practice --port 70000', 2, '--port must be a number from 0 to 65535'],
    ['practice --scenario gone.json', 3, 'gone.json could not be read.'],
    ['practice --scenario trouble.json', 3, 'trouble.json is no scenario.\nanswers.0'],
    ['practice --scenario never.json', 3, 'Answer 1 has no “times”, so no later answer is ever given.'],
    ['practice --scenario text.json', 3, 'It is not JSON.'],
  ])('“%s” ends with %i', async (line, code, says) => {
    place().write('trouble.json', '{"answers":[{"stauts":503}]}');
    place().write('never.json', '{"answers":[{"status":503},{"status":200}]}');
    place().write('text.json', 'first 503');
    const ended = await place().tidings(line);
    expect(ended.err).toContain(says);
    expect(ended).toMatchObject({ code, out: '' });
  });

  it('says that a port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const ended = await place().program(`practice --port ${port}`);
    taken.close();
    expect(ended).toMatchObject({ code: 4, err: expect.stringContaining('Another program uses this port.') });
  });

  it('says that an address is none of this computer', async () => {
    const ended = await place().tidings('practice --host nosuch.invalid');
    expect(ended).toMatchObject({ code: 4, err: expect.stringContaining('Choose another with --host ADDRESS.') });
  });

  it('explains itself', async () => {
    const help = await place().tidings('help practice');
    expect(help).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--scenario FILE') });
    expect(help.out.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });
});
