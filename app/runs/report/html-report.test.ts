import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { writeReport } from '#app/testing/write-report.ts';

const data = { name: 'c.csv', columns: ['customer', 'campaign'], rowCount: 5 };
const ledger = { planned: 5, answered: 2, failed: 1, unknown: 1, skipped: 0, unsent: 1 };
const results = [
  makeRunResult(0),
  makeRunResult(1, { unmet: ['tid is missing'] }),
  makeRunResult(2, {
    state: 'failed',
    outcome: 'server-error',
    status: 503,
    says: 'It is busy.',
    answer: '<h1>Busy</h1>',
  }),
  makeRunResult(3, { state: 'unknown', outcome: 'timed-out', status: null, says: 'MXO may have it.', answer: null }),
];
const run = makeRun({ data, ledger, unmet: 1, expectations: [{ kind: 'tid', is: 'present' }] });
const page = writeReport('html', run, { results, rows: [['ada', 'x-campaign']] });
const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

it('opens with the result of the run, then the problems, then each event', () => {
  const text = textOf(page);
  expect(text).toContain(
    'Failed, 2 of 5 1 of 5 events passed; 2 failed; 1 may have been received, but no valid response arrived; 1 not sent.',
  );
  expect(text).toMatch(/Planned 5 = Answered 1 \+ Failed 2 \+ Unknown 1 \+ Skipped 0 \+ Unsent 1/);
  const order = ['Latency', 'Problems', 'Failed 1', 'Unknown 1', 'Not as expected 1', 'Events'];
  const places = order.map((words) => text.lastIndexOf(words));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text).toContain('&lt;h1&gt;Busy&lt;/h1&gt;');
  expect(text).toContain('x-campaign');
  expect(text).toContain('Expectations not met by 1 event');
});

it('needs and asks nothing from anywhere, and runs nothing', () => {
  expect(page).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
  );
  expect(page).not.toMatch(/<(script|link|img|iframe|object|form|a)\b|\son\w+=|url\(|@import|javascript:/i);
});

it('says that all is well where it is', () => {
  const good = makeRun({ data, ledger: { ...ledger, answered: 5, failed: 0, unknown: 0, unsent: 0 } });
  const text = textOf(writeReport('html', good, { results: [0, 1, 2, 3, 4].map((item) => makeRunResult(item)) }));
  expect(text).toContain('Passed, 5 of 5 All 5 events passed.');
  expect(text).not.toContain('Problems');
});

it('praises only a run of which every event was answered', () => {
  const none = { ...ledger, answered: 0, failed: 0, unknown: 0 };
  const notes = (change: Parameters<typeof makeRun>[0]) =>
    /<div class="notes">.*?<\/div>/s.exec(writeReport('html', { ...run, unmet: 0, ...change }, { results: [] }))?.[0] ??
    '';
  for (const rest of [
    { unsent: 5 },
    { skipped: 5, unsent: 0 },
    { answered: 1, unsent: 4 },
    { answered: 1, failed: 4, unsent: 0 },
    { answered: 2, unknown: 3, unsent: 0 },
  ])
    expect(textOf(notes({ state: 'stopped', ledger: { ...none, ...rest } })).trim()).toBe('');
  expect(textOf(notes({ ledger: { ...none, answered: 4, skipped: 1, unsent: 0 } })).trim()).toBe('No problems');
  const all = textOf(notes({ ledger: { ...none, answered: 5, unsent: 0 } }));
  expect(all).toMatch(/No problems.*All expectations met/);
});

it.each([
  [{ pauseMs: 0, jitterMs: 0 }, '1 in flight, continues'],
  [{ pauseMs: 0, jitterMs: 5_000 }, '1 in flight, up to 5 s between, continues'],
  [{ pauseMs: 9_000, jitterMs: 5_000 }, '1 in flight, 9 s between, ± 5 s, continues'],
])('has the pause and its variation in the pace: %j', (change, words) => {
  const pace = { ...run.pace, inFlight: 1, perSecond: null, iterations: 1, ...change };
  expect(textOf(writeReport('html', { ...run, pace }, { results: [] }))).toContain(words);
});

it('shows the first 2,000 events, and says how many more there are', () => {
  const many = makeRun({ data: { ...data, rowCount: 2_100 }, ledger: { ...ledger, planned: 2_100 } });
  const html = writeReport('html', many, { results: [] });
  expect(html.match(/<tr>/g)?.length).toBe(2_001);
  expect(html).toContain('The first 2,000 of 2,100 events; the other 100 are');
});

it('lets no tag through, whatever a server, a file or a person says', () => {
  const tagsIn = (html: string) => html.match(/<[^>]*>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""'));
  const told = (text: string) => {
    const said = makeRun({
      name: text,
      siteKey: text,
      sourceName: text,
      says: text,
      data: { name: text, columns: [text, 'b'], rowCount: 1 },
      environment: { ...run.environment, name: text, serverName: text },
      expectations: [{ kind: 'json-path', path: text, test: 'equals', value: text }],
    });
    const result = makeRunResult(0, {
      state: 'failed',
      outcome: 'refused',
      customerKey: text,
      tid: text,
      says: text,
      unmet: [text],
      request: { url: text, body: text },
      answer: text,
    });
    return writeReport('html', said, { results: [result], rows: [[text, text]] });
  };
  const plain = tagsIn(told('x'));
  const text = fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '=',
      '<script>',
      '</style>',
      '<!--',
      ']]>',
      ' ',
      '\0',
      '`',
      'é',
    ),
    minLength: 1,
  });
  const isText = fc.property(text, (said) => {
    expect(tagsIn(told(`x${said}`))).toEqual(plain);
  });
  fc.assert(isText, { numRuns: 100 });
});

it('draws each answer at the time that it came, over a scale of seconds', () => {
  const told = ['05.000', '08.000', '06.500'].map((second, item) =>
    makeRunResult(item, { sentAt: `2026-01-02T03:04:${second}Z`, ms: 100 }),
  );
  const html = writeReport('html', run, { results: told });
  const places = [...html.matchAll(/<circle class="dot answered" cx="([\d.]+)"/g)].map(([, cx]) => Number(cx));
  const [first = 0, second = 0, third = 0] = places;
  expect(places).toHaveLength(3);
  expect((second - 56) / (third - 56)).toBeCloseTo(1_600 / 3_100, 2);
  expect(first).toBeLessThan(second);
  expect(html).toMatch(/text-anchor="middle">0 s<.*text-anchor="middle">1 s<.*text-anchor="middle">3 s</s);
});

it('counts the time that a run went, not the wait until its rest was sent', () => {
  const later = makeRun({ endedAt: '2026-01-05T03:04:05.000Z', wentMs: 4_500 });
  expect(textOf(writeReport('html', later, { results: [] }))).toContain('Took 4.5 s');
});

it.each([
  [{ outcome: 'cut-off', left: 'yes', answer: null }, 'Sent, TID', 'No complete response arrived.'],
  [{ outcome: 'not-reached', left: 'no', answer: null }, 'Not sent, TID', 'No response arrived.'],
  [{ outcome: 'unreadable-answer', left: 'yes', answer: '' }, 'Sent, TID', 'It has no text.'],
  [
    { outcome: 'interrupted', left: 'yes', request: null, answer: null },
    'What was sent was not saved.',
    'Tidings closed',
  ],
] as const)('of the problem %j it says only what is known', (change, sent, came) => {
  const problem = makeRunResult(0, { state: 'failed', tid: 't-1', ...change });
  const counts = { planned: 1, answered: 0, failed: 1, unknown: 0, skipped: 0, unsent: 0 };
  const text = textOf(writeReport('html', makeRun({ ledger: counts }), { results: [problem] }));
  expect(text).toContain(sent);
  expect(text).toContain(came);
});
