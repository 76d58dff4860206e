import { expect, it } from 'vitest';
import { blankRunForm } from '#app/runs/run-form.ts';
import { someData } from '#renderer/testing/make-run.ts';
import { blockersOf } from './blockers.ts';
import type { RunCheck } from './use-run-check.ts';

const form = blankRunForm(
  { environmentId: 'uat', siteKey: 'ONE-5BTO1FBU1O-1109' },
  { kind: 'request', requestId: 'request-1' },
);
const check: RunCheck = {
  kind: 'checked',
  planned: 4,
  faulty: 0,
  warned: 0,
  first: [],
  questions: [],
  warnings: [],
  recorded: null,
  says: [],
};
const says = (...parts: Parameters<typeof blockersOf>) => blockersOf(...parts).map((lack) => lack.says);

it('lacks nothing when all can be sent', () => {
  expect(blockersOf(form, check, [])).toEqual([]);
});

it('asks for an input first', () => {
  expect(says({ ...form, source: null, siteKey: '' }, check, ['campaign'])).toEqual(['Choose a request.']);
});

it('says which variables have no value, and how to give them one', () => {
  expect(says(form, check, ['campaign'])).toEqual([
    '{{campaign}} has no value. Add data with a column for it, or set it in the environment.',
  ]);
  const data = { dataId: 'd', about: someData(), from: { kind: 'text', text: '' } } as const;
  expect(says({ ...form, data }, check, ['campaign', 'city'])).toEqual([
    '{{campaign}}, {{city}} have no value. Map a column to each, or set it in the environment.',
  ]);
});

it('moves the focus to the first question without an answer', () => {
  const [lack] = blockersOf(form, { ...check, questions: ['Which agent?', 'Which branch?'] }, []);
  expect(lack).toEqual({ says: 'Answer the 2 questions in the events.', field: 'run-question Which agent?' });
});

it('accepts events with errors once they are left out, unless none is left', () => {
  expect(says(form, { ...check, faulty: 1 }, [])).toEqual(['Fix these events, or leave them out.']);
  expect(says({ ...form, leaveOutFaulty: true }, { ...check, faulty: 1 }, [])).toEqual([]);
  expect(says({ ...form, leaveOutFaulty: true }, { ...check, faulty: 4 }, [])).toEqual([
    'There are no events left to send.',
  ]);
});

it('says why main refuses the run', () => {
  expect(says(form, { ...check, says: ['The data is not open any more.'] }, [])).toEqual([
    'The data is not open any more.',
  ]);
});
