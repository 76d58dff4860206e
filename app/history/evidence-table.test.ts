import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { noMarks } from '#app/exchange/exchange.ts';
import { createDelimitedReader } from '#app/formats/csv/delimited-reader.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { evidenceTable } from './evidence-table.ts';
import { exportWriting } from './export-formats.ts';

/** The cells of a row. */
function rowOf(text: string): readonly string[] {
  const reader = createDelimitedReader({ separator: ',', quote: '"', hasHeader: false });
  const [row, ...others] = [...reader.push(text).rows, ...reader.end().rows];
  expect(others).toEqual([]);
  return row ?? [];
}

const tid = 'dedc2983-4666-4641-8047-61250a878f89';

it('has the facts of an event in a row: what was sent, what came back, the verdict, the note and who judged', () => {
  const judged = makeReceived('a', tid, {
    from: 'Promotion interest',
    storyboard: { id: 's', title: 'Two minutes' },
    draft: { ...blankDraft, uri: 'assist://a/b', customerKey: 'ada@example.com' },
    request: { method: 'POST', url: 'https://h/one', headers: [], body: '{"a":1}' },
    marks: {
      ...noMarks,
      triggered: 'yes',
      note: '=HYPERLINK("x")\nsecond line',
      judgedBy: 'Kim, QA',
      judgedAt: '2026-01-02T03:04:05.000Z',
    },
  });
  const { before, one } = evidenceTable(false);
  expect(before.startsWith('\uFEFFSent at,Event,Outcome,')).toBe(true);
  const names = before.slice(1).trimEnd().split(',');
  const cells = rowOf(one(judged));
  expect(cells).toHaveLength(names.length);
  const cell = (name: string) => cells[names.indexOf(name)];
  expect(cell('Verdict')).toBe('Triggered');
  // No spreadsheet takes it for a formula.
  expect(cell('Note')).toBe('\'=HYPERLINK("x")\nsecond line');
  expect(cell('Judged by')).toBe('Kim, QA');
  expect(cell('Judged at')).toMatch(/^2026-01-0\d \d\d:\d\d:\d\d/);
  expect(cell('TID')).toBe(tid);
  expect(cell('Sent from')).toBe('Promotion interest');
  expect(cell('Storyboard')).toBe('Two minutes');
  expect(cell('Request')).toBe('POST https://h/one\n\n{"a":1}');
  expect(cell('Response')).toMatch(/^HTTP 200 OK\n\n\{"statusCode":200/);
});

it('asks for no verdict on an event that was not sent, and cuts a long body', () => {
  const { before, one } = evidenceTable(false);
  const names = before.slice(1).trimEnd().split(',');
  const body = 'x'.repeat(30_000);
  // An older Tidings asked for one.
  const marks = { ...noMarks, triggered: 'yes', judgedBy: 'Kim', judgedAt: '2026-01-02T03:04:05.000Z' } as const;
  const unsent = makeExchange('b', { marks, request: { method: 'POST', url: 'https://h', headers: [], body } });
  const cells = rowOf(one(unsent));
  expect(cells[names.indexOf('Verdict')]).toBe('Not sent');
  expect([cells[names.indexOf('Judged by')], cells[names.indexOf('Judged at')]]).toEqual(['', '']);
  expect(rowOf(exportWriting('csv').one(unsent))).not.toContain('yes');
  expect(rowOf(exportWriting('csv').one({ ...unsent, left: 'yes' }))).toContain('yes');
  expect(cells[names.indexOf('Response')]).toBe('');
  expect(cells[names.indexOf('Request')]?.length).toBeLessThan(21_000);
});
