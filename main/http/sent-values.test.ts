import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dynamicValues } from '#app/event/dynamic-values.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { prepareSend } from '#app/exchange/prepare.ts';
import { keeping, openSender } from '#main/testing/sender-place.ts';

describe('times and random values', () => {
  it('are those of the moment of sending, not of the moment when the tab was opened', async () => {
    const bodies: string[] = [];
    const clock = ['2026-01-02T11:00:00.000Z', '2026-01-02T11:30:00.000Z'];
    const { sender, completed, input } = await openSender(keeping(bodies), { now: () => new Date(clock.shift() ?? 0) });
    const properties = [{ enabled: true, name: 'at', value: '{{$now}}' }];
    const order = {
      ...input,
      draft: { ...sampleDraft, properties },
      draw: { seed: 's', at: '2026-01-02T09:00:00.000Z' },
    };
    await sender.send(order);
    await sender.send(order);
    expect(bodies.map((body) => JSON.parse(body).properties[0].value)).toEqual([
      '2026-01-02T11:00:00.000Z',
      '2026-01-02T11:30:00.000Z',
    ]);
    expect(completed.map(({ sentAt }) => sentAt)).toEqual(['2026-01-02T11:00:00.000Z', '2026-01-02T11:30:00.000Z']);
  });

  it('are sent as the preview shows them at that moment, byte for byte', async () => {
    const bodies: string[] = [];
    const urls: string[] = [];
    let now = new Date(0);
    const { sender, environment, input } = await openSender(keeping(bodies, urls), { now: () => now });
    const expressions = [...dynamicValues.map(({ name }) => `{{${name}}}`), '{{$randomUUID}}'];
    const text = fc
      .array(
        fc.oneof(fc.constantFrom(...expressions, "{{$now -3M 'dd.MM.yyyy HH:mm:ss'}}", '{{$today +1y}}'), fc.string()),
      )
      .map((parts) => parts.join(''));
    const draft = fc.record({
      key: text,
      tid: text,
      name: fc.string({ minLength: 1 }),
      value: text,
      seed: fc.string(),
    });
    const moment = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
    await fc.assert(
      fc.asyncProperty(draft, moment, async ({ key, tid, name, value, seed }, at) => {
        now = at;
        const composed = {
          ...sampleDraft,
          customerKey: key,
          tid,
          properties: [{ enabled: true, name, value }],
        };
        const draw = { seed, at: at.toISOString() };
        const shown = prepareSend(
          composed,
          { environment, siteKey: input.siteKey },
          { workspace: [], answers: {}, draw },
        );
        const before = bodies.length;
        const sent = await sender.send({ ...input, draft: composed, draw: { seed } });
        if (sent.kind === 'refused') return expect(bodies.length).toBe(before);
        expect(shown.reading).toMatchObject({ ok: true, request: { body: bodies.at(-1) } });
        expect(shown.reading.ok && shown.reading.request.url.endsWith(urls.at(-1) ?? '?')).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(bodies.length).toBeGreaterThan(10);
  });
});
