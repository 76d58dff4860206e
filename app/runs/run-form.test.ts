import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { aRun, someData } from '#renderer/testing/make-run.ts';
import { asRecorded, usualPace } from './pace.ts';
import type { Run } from './run.ts';
import {
  blankRunForm,
  countToSend,
  formFromRun,
  formToSetup,
  type OpenedData,
  type RunForm,
  toggleRow,
  withColumnsMapped,
  withData,
  withoutData,
  withPace,
  withRecalled,
  withSource,
} from './run-form.ts';

const selection = { environmentId: 'uat', siteKey: 'ONE-5BTO1FBU1O-1109' };
const source = { kind: 'folder', folderId: 'spring' } as const;
const form: RunForm = blankRunForm(selection, source);
const opened = { dataId: 'd1', about: someData({}), from: { kind: 'file', fileId: 'f1' } } as const;

it('asks main for nothing while there is nothing to send', () => {
  expect(formToSetup({ ...form, source: null }, '')).toBeNull();
});

it('is named after what it sends until it has a name', () => {
  expect(formToSetup(form, 'Spring')?.name).toBe('Spring');
  expect(formToSetup({ ...form, name: ' Leeds ' }, 'Spring')?.name).toBe('Leeds');
});

it('maps the columns of data, and keeps a mapping by hand when the same data is read in another format', () => {
  const mapped = withData(form, opened, [{ ...blankDraft, uri: '{{city}}' }]);
  expect(mapped.mapping.map(({ target }) => target)).toEqual([
    { kind: 'customer-key' },
    { kind: 'variable', name: 'city' },
  ]);
  const byHand: RunForm = { ...mapped, mapping: [{ column: 'email', target: { kind: 'unused' } }] };
  expect(withData(byHand, { ...opened, dataId: 'd2' }, []).mapping).toBe(byHand.mapping);
  expect(withoutData(byHand)).toMatchObject({ data: null, mapping: [] });
});

it('leaves a row out and takes it in again', () => {
  const without = toggleRow(form, 17);
  expect(without.leftOutRows).toEqual([17]);
  expect(toggleRow(without, 17).leftOutRows).toEqual([]);
});

it('forgets answers with another source, and keeps the rows that are left out of the same data', () => {
  const joined = withData(form, { ...opened, about: someData({ leftOutRows: [600] }) }, []);
  const other = withSource(
    { ...toggleRow(joined, 1), answers: { Agent: 'Leeds' }, name: 'Mine' },
    { kind: 'request', requestId: 'r' },
  );
  expect(other).toMatchObject({ leftOutRows: [600, 1], answers: {}, name: 'Mine' });
});

it('keeps the rows that are left out when the same rows are read in another way', () => {
  const without = toggleRow(withData(form, opened, []), 17);
  const again = { ...opened, dataId: 'd2' };
  const leftOut = (data: Partial<OpenedData>) => withData(without, { ...again, ...data }, []).leftOutRows;
  expect(leftOut({})).toEqual([17]);
  expect(leftOut({ about: someData({ leftOutRows: [600] }) })).toEqual([17, 600]);
  expect(leftOut({ about: someData({ columns: ['email', 'town'] }) })).toEqual([]);
  expect(leftOut({ about: someData({ rowCount: 1_199 }) })).toEqual([]);
  expect(leftOut({ from: { kind: 'file', fileId: 'f2' } })).toEqual([]);
  const sheet = { kind: 'sheet', encoding: 'utf-8', headerRow: 1, dates: 'shown' } as const;
  const first = { ...opened, about: someData({ format: { ...sheet, sheet: 'First' } }) };
  const second = { ...opened, about: someData({ format: { ...sheet, sheet: 'Second' } }) };
  expect(withData(toggleRow(withData(form, first, []), 17), second, []).leftOutRows).toEqual([]);
});

it('maps columns anew when a wrong separator is corrected', () => {
  const wrong = withData(form, { ...opened, about: someData({ columns: ['email,city'] }) }, []);
  expect(withData(wrong, opened, []).mapping.map(({ column }) => column)).toEqual(['email', 'city']);
});

it('keeps where a person put a column when another one is read with another name', () => {
  const data = (columns: string[]) => ({ ...opened, about: someData({ columns }) });
  const drafts = [{ ...blankDraft, uri: '{{straße}}' }];
  const read = withData(form, data(['email', 'stra\ufffde', 'plz']), drafts);
  const zip = { column: 'plz', target: { kind: 'property', name: 'zip' } } as const;
  const byHand: RunForm = { ...read, mapping: read.mapping.map((one) => (one.column === 'plz' ? zip : one)) };
  expect(withData(byHand, data(['email', 'straße', 'plz']), drafts).mapping).toEqual([
    { column: 'email', target: { kind: 'customer-key' } },
    { column: 'straße', target: { kind: 'variable', name: 'straße' } },
    zip,
  ]);
});

it('maps data that came before its source, as if it came after, except what the person changed', () => {
  const drafts = [{ ...blankDraft, uri: '{{City}}' }];
  const dataFirst = withSource(withData({ ...form, source: null }, opened, []), source);
  const mapped = (run: Run | null) => withColumnsMapped(withRecalled(dataFirst, 'folder spring', run), drafts).mapping;
  expect(mapped(null)).toEqual(withData(form, opened, drafts).mapping);
  expect(mapped(null)[1]?.target).toEqual({ kind: 'variable', name: 'City' });
  const unused = { column: 'city', target: { kind: 'unused' } } as const;
  const run = aRun({ mapping: [{ column: 'email', target: { kind: 'property', name: 'mail' } }, unused] });
  expect(mapped(run)).toEqual(run.mapping);
  const [email, city] = dataFirst.mapping;
  if (email === undefined || city === undefined) throw new Error('A column is missing.');
  const changed: RunForm = { ...dataFirst, mapping: [{ ...email, target: { kind: 'tid' } }, city] };
  expect(withColumnsMapped(changed, drafts).mapping.map(({ target }) => target)).toEqual([
    { kind: 'tid' },
    { kind: 'variable', name: 'City' },
  ]);
});

it.each([1, 4, 8, 16])('has %i in flight again once its pace is not as recorded any more', (inFlight) => {
  const set = { ...form, pace: { ...usualPace, inFlight } };
  const timed = withPace(set, asRecorded(set.pace));
  expect(timed.pace.inFlight).toBe(Math.max(8, inFlight));
  expect(withPace(timed, { ...timed.pace, recorded: null }).pace).toEqual(set.pace);
  const faster = withPace(timed, { ...timed.pace, inFlight: 32 });
  expect(withSource(faster, source).pace).toEqual({ ...usualPace, inFlight: 32 });
});

it('repeats a run with its settings, and knows the rows that it kept', () => {
  const run = aRun({ pace: { ...form.pace, inFlight: 16 }, mapping: [{ column: 'email', target: { kind: 'tid' } }] });
  const again = formFromRun(run, selection);
  expect(again).toMatchObject({
    source: run.source,
    earlierData: { runId: 'run-1', name: 'customers.csv' },
    pace: { inFlight: 16 },
    data: null,
  });
  const about = someData({ columns: ['email'] });
  expect(withData(again, { ...opened, about }, []).mapping).toEqual(run.mapping);
});

it('takes over what was set in the last run of its source, except what the person set since', () => {
  const run = aRun({ pace: { ...form.pace, inFlight: 16 }, expectations: [{ kind: 'tid', is: 'new' }] });
  const recalled = withRecalled(form, 'folder spring', run);
  expect(recalled).toMatchObject({ pace: { inFlight: 16 }, expectations: run.expectations });
  const typed: RunForm = { ...form, pace: { ...form.pace, inFlight: 2 } };
  expect(withRecalled(typed, 'folder spring', run)).toMatchObject({
    pace: { inFlight: 2 },
    expectations: run.expectations,
  });
  const other: RunForm = { ...recalled, source: { kind: 'folder', folderId: 'autumn' } };
  expect(withRecalled(other, 'folder autumn', aRun())).toMatchObject({ pace: aRun().pace, expectations: [] });
  expect(withRecalled(form, 'folder autumn', run)).toBe(form);
});

it('drops the settings of a source with it, and keeps what was typed', () => {
  const run = aRun({ pace: { ...form.pace, inFlight: 16 }, expectations: [{ kind: 'tid', is: 'new' }] });
  const recalled = withRecalled(form, 'folder spring', run);
  const autumn = { kind: 'folder', folderId: 'autumn' } as const;
  const never = withRecalled(withSource(recalled, autumn), 'folder autumn', null);
  expect(never).toMatchObject({ pace: { inFlight: form.pace.inFlight }, expectations: [], earlierMapping: [] });
  const history = withSource(recalled, { kind: 'history', exchangeIds: ['a'] });
  expect(history).toMatchObject({ pace: { inFlight: form.pace.inFlight }, expectations: [] });
  const typed = withSource({ ...recalled, pace: { ...run.pace, inFlight: 3 } }, autumn);
  expect(withRecalled(typed, 'folder autumn', null)).toMatchObject({ pace: { inFlight: 3 }, expectations: [] });
  expect(withSource(recalled, source)).toMatchObject({ pace: { inFlight: 16 } });
});

it('counts what goes out', () => {
  const mapped = withData(form, { ...opened, about: someData({ rowCount: 100 }) }, []);
  const check = { planned: 400, faulty: 3 };
  expect(countToSend(mapped, check)).toBe(400);
  expect(countToSend({ ...mapped, leftOutRows: [1, 2] }, check)).toBe(392);
  expect(countToSend({ ...mapped, leaveOutFaulty: true }, check)).toBe(397);
  expect(countToSend(form, { planned: 2, faulty: 0 })).toBe(2);
});
