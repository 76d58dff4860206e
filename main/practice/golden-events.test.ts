import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { practiceEventSchema } from '#app/practice/practice-event.ts';
import { startPracticeServer } from './practice-server.ts';

/*
 * Other programs read the lines of `tidings practice --json`. The golden ones are what this version writes, byte for byte;
 * those of the last version stay as that version wrote them.
 */

it('writes an event the same, byte for byte', async () => {
  let id = 0;
  const lines: string[] = [];
  const practice = await startPracticeServer({
    port: 0,
    onReceived: (event) => lines.push(`${JSON.stringify(event)}\n`),
    now: () => new Date('2026-01-02T03:04:05.678Z'),
    newId: () => `e${++id}`,
  });
  onTestFinished(() => practice.stop());
  const bodies = [
    '{"uri":"assist://branch/visit?name=Zo%C3%AB","properties":[{"name":"note","value":"a \\"b\\"\\nc"}],"ck":"ada@example.com"}',
    '{"uri":"web://shop","properties":{"count":12.50,"paid":true}}',
  ];
  for (const [at, body] of bodies.entries()) {
    const url = `${practice.places.serverName}/one/rt/track/ONE-PRACTICE01-0200/events?tid=dedc2983-4666-4641-8047-61250a878f8${at}`;
    const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    expect(answer.status).toBe(200);
  }
  await expect(lines.join('')).toMatchFileSnapshot('golden/events.jsonl');
});

it.each(['golden/events.jsonl', 'golden/0.1/events.jsonl'])('%s is what the published schema says', (file) => {
  const published = z.fromJSONSchema(JSON.parse(readFileSync('docs/schemas/practice-event.schema.json', 'utf8')));
  const lines = readFileSync(`main/practice/${file}`, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    const event = JSON.parse(line);
    for (const schema of [published, practiceEventSchema])
      expect(schema.safeParse(event).error?.issues).toBeUndefined();
    expect(published.safeParse({ ...event, uri: 5 }).success).toBe(false);
  }
});
