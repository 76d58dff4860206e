import { expect, it } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { storyboardSchema } from '#app/storyboards/storyboard.ts';
import { previewImport } from './import-preview.ts';
import { planImport } from './plan-import.ts';
import { readImport } from './read-import.ts';
import { summariseHere } from './what-comes.ts';

const here = { workspace: blankWorkspace, environments: [] };
const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events?tid=dedc2983-4666-4641-8047-61250a878f89';

function visitOf(events: readonly (readonly [at: string | undefined, ck: string])[]) {
  const entries = events.map(([startedDateTime, ck], index) => ({
    ...(startedDateTime !== undefined && { startedDateTime }),
    request: { method: 'POST', url, postData: { text: JSON.stringify({ uri: `a://shop/step-${index}`, ck }) } },
  }));
  const imported = readImport(JSON.stringify({ log: { entries } }));
  if (imported.kind === 'unreadable') throw new Error(imported.problem);
  const preview = previewImport(imported, summariseHere(here));
  const plan = (withVisit: boolean) => {
    let id = 0;
    const options = {
      choice: 'mine',
      customerKey: '',
      withVisit,
      newId: () => String(++id),
      at: '2026-02-03T00:00:00.000Z',
    } as const;
    return planImport(here, imported, options).workspace;
  };
  return { visit: preview.kind === 'ready' ? preview.visit : undefined, plan };
}

it('becomes a storyboard with its gaps as pauses, in the order of time, without the TID', () => {
  const { visit, plan } = visitOf([
    ['2026-01-02T10:00:00.000+01:00', 'ada'],
    ['2026-01-02T09:00:12.400Z', 'bob'],
    ['2026-01-02T09:00:00.300Z', ' ada '],
    ['2026-01-02T11:00:12.400Z', ''],
  ]);
  expect(visit).toEqual({ events: 4, durationMs: 7_212_400 });
  const [storyboard, ...others] = plan(true).storyboards;
  expect(others).toEqual([]);
  expect(storyboardSchema.parse(storyboard)).toEqual(storyboard);
  expect(storyboard?.title).toBe('Visit of 2026-01-02');
  expect(storyboard?.cast.map(({ name, customerKey }) => [name, customerKey])).toEqual([
    ['Customer', 'ada'],
    ['Customer 2', 'bob'],
  ]);
  const [ada, bob] = storyboard?.cast.map(({ id }) => id) ?? [];
  expect(
    storyboard?.steps.map((step) =>
      step.kind === 'event'
        ? [step.draft.uri, step.castId, step.draft.tid]
        : step.kind === 'pause' && [step.title, step.playMs],
    ),
  ).toEqual([
    ['a://shop/step-0', ada, ''],
    ['a://shop/step-2', ada, ''],
    ['12 seconds later', 12_100],
    ['a://shop/step-1', bob, ''],
    ['2 hours later', 600_000],
    ['a://shop/step-3', null, ''],
  ]);
});

it('is only made where it is wanted, and beside the requests', () => {
  const { plan } = visitOf([
    ['2026-01-02T09:00:00.000Z', 'ada'],
    ['2026-01-02T09:00:01.000Z', 'ada'],
  ]);
  expect(plan(false).storyboards).toEqual([]);
  expect(plan(false).requests).toHaveLength(2);
  expect(plan(true).requests).toHaveLength(2);
});

it.each([
  ['one event', [['2026-01-02T09:00:00.000Z', 'ada']] as const],
  [
    'no times',
    [
      [undefined, 'ada'],
      [undefined, 'ada'],
    ] as const,
  ],
  [
    'times that can’t be read',
    [
      ['yesterday', 'ada'],
      ['09:00', 'ada'],
    ] as const,
  ],
])('is not offered for %s', (_, events) => {
  const { visit, plan } = visitOf(events);
  expect(visit).toBeNull();
  expect(plan(true).storyboards).toEqual([]);
});

it.each([
  [1_400, '1 second later'],
  [59_600, '1 minute later'],
  [3_580_000, '1 hour later'],
  [7_200_000, '2 hours later'],
])('a gap of %i ms is called %s', (gapMs, words) => {
  const begin = Date.parse('2026-01-02T09:00:00.000Z');
  const { plan } = visitOf([0, gapMs].map((ms) => [new Date(begin + ms).toISOString(), 'ada'] as const));
  expect(plan(true).storyboards[0]?.steps.map((step) => step.kind === 'pause' && step.title)).toContain(words);
});
