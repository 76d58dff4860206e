import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { type Exchange, exchangeSchema, noMarks } from '#app/exchange/exchange.ts';
import { everyOutcome } from '#app/testing/every-outcome.ts';
import { makeReceipt, makeReceived } from '#app/testing/make-exchange.ts';
import { sentenceOf } from './evidence-facts.ts';
import { evidenceWriting } from './evidence-report.ts';
import { evidenceTable } from './evidence-table.ts';
import { exportFormats, exportWriting } from './export-formats.ts';
import { exchangeMask } from './mask-exchange.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';

/** An event in which the key is wherever a customer can be. */
function eventOf(key: string): Exchange {
  const receipt = makeReceipt(tid);
  if (receipt.kind !== 'answered') throw new Error('It is answered.');
  const url = `https://h/one/rt/track/K/events?tid=${tid}&who=${encodeURIComponent(key)}`;
  const body = JSON.stringify({ uri: `assist://a/b?who=${encodeURIComponent(key)}`, ck: key });
  return makeReceived('a', tid, {
    from: `Welcome, ${key.split('@')[0]}`,
    draft: {
      ...blankDraft,
      uri: `assist://a/b?who=${encodeURIComponent(key)}&again=${key.toUpperCase()}`,
      customerKey: ` ${key}`,
      tid,
      properties: [
        { enabled: true, name: 'email', value: key },
        { enabled: true, name: 'in Base64', value: Buffer.from(key).toString('base64') },
      ],
    },
    request: { method: 'POST', url, headers: [{ name: 'X-Who', value: key }], body },
    marks: { ...noMarks, note: `Ask ${key}`, triggered: 'no', judgedBy: `Ward of ${key}` },
    result: {
      ...receipt,
      answer: { ...receipt.answer, body: JSON.stringify({ says: `no such ${key}`, who: { key } }) },
      raw: `\u001f\u008b${key}`,
    },
  });
}

/** The forms in which a key could be read. */
function formsOf(key: string): readonly string[] {
  const bytes = new TextEncoder().encode(key);
  const base64 = btoa(String.fromCharCode(...bytes));
  return [key, encodeURIComponent(key), base64, JSON.stringify(key).slice(1, -1), key.normalize('NFD')].map((form) =>
    form.toLowerCase(),
  );
}

const keys = ['zara.secret@example.com', '000345-77-K', 'Zöe "Z" O’Hara', 'web', '17'];

it.each(keys.flatMap((key) => exportFormats.map((format) => [key, format] as const)))(
  'the key %s is nowhere in a masked export as %s',
  (key, format) => {
    const event = eventOf(key);
    const triggered = { yes: 0, no: 1, 'not-checked': 0, unsent: 0 };
    const { before, one, after } =
      format === 'html'
        ? evidenceWriting({ triggered, missing: 0, by: 'tester', at: '2026-01-02T03:04:05.000Z', isMasked: true })
        : format === 'evidence-csv'
          ? evidenceTable(true)
          : exportWriting(format);
    const written = (exchange: Exchange) => `${before}${one(exchange)}${after}`.toLowerCase();
    const masked = exchangeMask([key])(event);
    expect(exchangeSchema.parse(masked)).toEqual(masked);
    // A short number is in times, too.
    const words = new Set(written(masked).split(/[^\p{L}\p{N}%+=.@-]+/u));
    const isIn = (form: string) => (form.length < 4 ? words.has(form) : written(masked).includes(form));
    expect(formsOf(key).some((form) => written(event).includes(form))).toBe(true);
    expect(formsOf(key).filter(isIn)).toEqual([]);
    expect(written(masked)).toContain('•••');
    expect(written(masked)).toContain(tid);
    expect(written(masked)).toContain('assist://a/b');
    expect(() => JSON.parse(masked.request.body)).not.toThrow();
  },
);

it('masks other customers who are named in an event, and all that look like an address', () => {
  const note = 'like 000345-77-K and bob@example.com, via web';
  const event = makeReceived('a', tid, { draft: { ...blankDraft, customerKey: 'ada@example.com' } });
  const marked = { ...event, marks: { ...event.marks, note } };
  const masked = exchangeMask(['ada@example.com', '000345-77-K', 'web'])(marked);
  expect(masked.marks.note).toBe('like ••• and •••, via web');
});

it('masks everybody whom an event itself names, in all of it', () => {
  const receipt = makeReceipt(tid);
  if (receipt.kind !== 'answered') throw new Error('It is answered.');
  const body = '{"offers":[{"customerId":"C-ANSWER-1","text":"for C-ANSWER-1"}]}';
  const named = ['C-URI-1', 'C-PROPERTY-1', 'C-MEMBER-1', 'C-ANSWER-1'];
  const event = makeReceived('a', tid, {
    draft: {
      ...blankDraft,
      uri: 'assist://a/b?ck=C-URI-1',
      customerKey: 'ada@example.com',
      properties: [{ enabled: true, name: 'customer_key', value: 'C-PROPERTY-1' }],
      extra: [{ name: 'friend', json: '{"ck":"C-MEMBER-1"}' }],
    },
    request: { method: 'POST', url: 'https://h/', headers: [], body: JSON.stringify({ said: named.join(' ') }) },
    result: { ...receipt, answer: { ...receipt.answer, body } },
    marks: { ...noMarks, note: `See ${named.join(', ')}.` },
  });
  const masked = exchangeMask([])(event);
  expect(masked.marks.note).toBe('See •••, •••, •••, •••.');
  expect(named.filter((key) => JSON.stringify(masked).includes(key))).toEqual([]);
});

it('an event without a customer stays without one, and every other field stays', () => {
  const event = makeReceived('a', tid, { draft: { ...blankDraft, uri: 'assist://a/b?c=1', tid } });
  expect(exchangeMask(['ada@example.com'])(event)).toEqual(event);
});

it.each(['7', '4711', '123456789', '-5'])('the key %s leaves JSON whole where it is a number', (key) => {
  const body = `{"ck":${key},"list":[1,${key}, ${key}],"in":{"n": ${key} },"other":99}`;
  const event = makeReceived('a', tid, {
    draft: { ...blankDraft, customerKey: key },
    request: { method: 'POST', url: 'https://h/', headers: [], body },
  });
  expect(JSON.parse(exchangeMask([key])(event).request.body)).toEqual({
    ck: '•••',
    list: [1, '•••', '•••'],
    in: { n: '•••' },
    other: 99,
  });
});

it.each([
  ['anna', 'anna maria'],
  ['4711', '4711/22'],
  ['C-4711-KK', 'C-4711-KK/22'],
])('nothing is left of a key that begins with another, in the events of %s and %s', (own, other) => {
  const note = `see ${own} and ${other}.`;
  const event = makeReceived('a', tid, { draft: { ...blankDraft, customerKey: own } });
  const masked = exchangeMask([own, other])({ ...event, marks: { ...event.marks, note } });
  expect(masked.marks.note).toBe('see ••• and •••.');
});

it.each(everyOutcome)('says the same of %s once it is masked, and keeps no byte of it', (_, made) => {
  if (made.result.kind === 'under-way') throw new Error('It has an outcome.');
  const headers = [{ name: 'Content-Encoding', value: 'gzip' }];
  const answer =
    made.result.answer === null ? null : { ...made.result.answer, body: '', bodyBytes: 0, whole: false, headers };
  const event = { ...made, result: { ...made.result, answer, raw: 'HTTP/1.1 200 OK' } } as Exchange;
  const masked = exchangeMask([])(event);
  expect(sentenceOf(masked)).toBe(sentenceOf(event));
  expect(JSON.stringify(masked)).not.toContain('HTTP/1.1 200');
});

it('masks a list of thousands of customers in an answer, and a key that looks like a variable', () => {
  const receipt = makeReceipt(tid);
  if (receipt.kind !== 'answered') throw new Error('It is answered.');
  const body = JSON.stringify(Array.from({ length: 1_500 }, (_, at) => ({ customerId: `user-${at}`, at })));
  const draft = { ...blankDraft, uri: 'a://b', customerKey: 'ann{{lee' };
  const marks = { ...noMarks, note: 'Ask ann{{lee today' };
  const event = makeReceived('a', tid, { draft, marks, result: { ...receipt, answer: { ...receipt.answer, body } } });
  const masked = exchangeMask([])(event);
  expect(masked.marks.note).toBe('Ask ••• today');
  const text = masked.result.kind === 'answered' ? masked.result.answer.body : '';
  expect(text).not.toContain('user-');
  expect(JSON.parse(text)[1_499]).toEqual({ customerId: '•••', at: 1_499 });
});
