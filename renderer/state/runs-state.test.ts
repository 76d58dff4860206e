import { expect, it } from 'vitest';
import { blankRunForm } from '#app/runs/run-form.ts';
import { noRuns, reduceRuns } from './runs-state.ts';

const selection = { environmentId: 'uat', siteKey: 'ONE-5BTO1FBU1O-1109' };
const named = (name: string) => ({ ...blankRunForm(selection, null), name });

it('begins with a blank form, and goes on with one that is half set up', () => {
  const begun = reduceRuns(noRuns, { type: 'run-set-up', form: null, selection });
  expect(begun).toMatchObject({ place: { kind: 'new' }, form: blankRunForm(selection, null) });
  const typed = reduceRuns(begun, {
    type: 'run-form-changed',
    setUp: 1,
    change: (form) => ({ ...form, name: 'Leeds' }),
  });
  const away = reduceRuns(typed, { type: 'runs-shown', place: { kind: 'list' } });
  expect(reduceRuns(away, { type: 'run-set-up', form: null, selection }).form?.name).toBe('Leeds');
});

it('takes another form where the person asks for another run', () => {
  const state = { ...noRuns, form: named('Leeds') };
  expect(reduceRuns(state, { type: 'run-set-up', form: named('Spring'), selection }).form?.name).toBe('Spring');
});

it('counts each form that is set up, and not its changes', () => {
  const begun = reduceRuns(noRuns, { type: 'run-set-up', form: null, selection });
  const typed = reduceRuns(begun, {
    type: 'run-form-changed',
    setUp: 1,
    change: (form) => ({ ...form, name: 'Leeds' }),
  });
  const again = reduceRuns(typed, { type: 'run-set-up', form: null, selection });
  const over = reduceRuns(again, { type: 'run-set-up', form: blankRunForm(selection, null), selection });
  expect([begun, typed, again, over].map(({ setUps }) => setUps)).toEqual([1, 1, 1, 2]);
});

it('keeps a half set up run that another one takes the place of', () => {
  const begun = reduceRuns(noRuns, { type: 'run-set-up', form: named('Spring'), selection });
  expect(reduceRuns(begun, { type: 'run-set-up', form: named('Leeds'), selection }).replaced).toBeNull();
  const typed = reduceRuns(begun, {
    type: 'run-form-changed',
    setUp: 1,
    change: (form) => ({ ...form, typedRows: 'ck' }),
  });
  const replaced = reduceRuns(typed, { type: 'run-set-up', form: named('Leeds'), selection });
  expect(replaced).toMatchObject({ form: { name: 'Leeds' }, replaced: { name: 'Spring', typedRows: 'ck' } });
  expect(reduceRuns(replaced, { type: 'view-shown', view: 'runs' }).replaced).toBeNull();
});

it('shows a run that was started, and is done with its form', () => {
  const state = { ...noRuns, form: named('Leeds'), setUps: 1 };
  expect(reduceRuns(state, { type: 'run-started', setUp: 1, runId: 'r1' })).toEqual({
    ...noRuns,
    setUps: 1,
    place: { kind: 'run', runId: 'r1' },
  });
});

it('drops what comes for a form that is gone', () => {
  expect(reduceRuns(noRuns, { type: 'run-form-changed', setUp: 0, change: (form) => form })).toEqual(noRuns);
});

it('leaves the form alone where something comes for the one before', () => {
  const begun = reduceRuns(noRuns, { type: 'run-set-up', form: named('Spring'), selection });
  const over = reduceRuns(begun, { type: 'run-set-up', form: named('Leeds'), selection });
  const change = () => named('Spring with data');
  expect(reduceRuns(over, { type: 'run-form-changed', setUp: 1, change })).toBe(over);
  expect(reduceRuns(over, { type: 'run-started', setUp: 1, runId: 'r1' })).toBe(over);
});
