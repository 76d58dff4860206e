import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { giveRun } from '#app/runs/run.ts';
import { formFromRun } from '#app/runs/run-form.ts';
import { runInputKey } from '#app/runs/source-key.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
import { aRun } from '#renderer/testing/make-run.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { openData, showNewRun, source, start } from '#renderer/testing/show-new-run.tsx';

layOut(800, 320);

it('says which variables have no value, and moves the focus to the data when Send is pressed', async () => {
  const { started } = showNewRun({});
  expect(await screen.findByText(/\{\{city\}\} has no value/)).toBeTruthy();
  await userEvent.click(await start('1 event to UAT'));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Data file')));
  expect(started()).toEqual([]);
});

it('maps columns, shows each row, and sends without the ones that were unticked', async () => {
  const { started, onStarted } = showNewRun({});
  await openData();
  expect(screen.getByText(/3 rows, 2 columns/)).toBeTruthy();
  expect(screen.getByRole('combobox', { name: 'Column email goes into' })).toHaveProperty('value', 'Customer key');
  expect(screen.getByRole('combobox', { name: 'Column city goes into' })).toHaveProperty('value', '{{city}}');
  const preview = await screen.findByRole('list', { name: 'Preview' });
  await waitFor(() => expect(within(preview).getAllByRole('listitem')).toHaveLength(3));
  await userEvent.click(within(preview).getByRole('checkbox', { name: 'Send row 2' }));
  await userEvent.click(await start('2 events to UAT'));
  await waitFor(() => expect(onStarted).toHaveBeenCalledWith('run-1'));
  expect(started()).toEqual([
    { setup: expect.objectContaining({ dataId: 'd1', leftOutRows: [2], name: 'Interest' }), confirmed: false },
  ]);
});

it('shows the request of a row', async () => {
  showNewRun({});
  await openData();
  await userEvent.click(await screen.findByRole('button', { name: /customer1@example.com/ }));
  expect(screen.getByRole('region', { name: 'Item 2' }).textContent).toContain('{"uri":"assist://a/1"}');
  expect(screen.getByText(/Times are set when you send./)).toBeTruthy();
});

it('asks the questions of the events', async () => {
  const { started } = showNewRun({}, { questions: ['Which agent?'] });
  await openData();
  await userEvent.click(await start('3 events to UAT'));
  const field = screen.getByRole('textbox', { name: 'Which agent?' });
  expect(document.activeElement).toBe(field);
  await userEvent.type(field, 'Lee');
  await userEvent.click(await start('3 events to UAT'));
  await waitFor(() =>
    expect(started()).toEqual([
      { setup: expect.objectContaining({ answers: [{ name: 'Which agent?', value: 'Lee' }] }), confirmed: false },
    ]),
  );
});

it('asks questions that are called as JavaScript calls things, with the answers of the run that is repeated', async () => {
  const names = ['__proto__', 'constructor', 'toString'];
  const answers = Object.fromEntries(['__proto__', 'constructor'].map((name) => [name, `for all: ${name}`]));
  const form = formFromRun(aRun({ source, answers }), { environmentId: 'uat', siteKey: 'ONE-1' });
  const { started } = showNewRun(form, { questions: names });
  await openData();
  const shownIn = (name: string) => screen.getByLabelText<HTMLInputElement>(name).value;
  expect(names.map(shownIn)).toEqual(['for all: __proto__', 'for all: constructor', '']);
  for (const name of names) fireEvent.change(screen.getByLabelText(name), { target: { value: `new: ${name}` } });
  await userEvent.click(await start('3 events to UAT'));
  const given = names.map((name) => ({ name, value: `new: ${name}` }));
  await waitFor(() => expect(started()).toMatchObject([{ setup: { answers: given } }]));
});

it('restores the settings of the last run of the chosen input', async () => {
  const run = aRun({ source, pace: { ...aRun().pace, inFlight: 16 } });
  showNewRun({ source: null });
  installFakeBridge({
    'run.lastOf': ({ source: wanted }) => ({ run: runInputKey(wanted) === runInputKey(source) ? giveRun(run) : null }),
    'run.check': () => ({ kind: 'superseded' }),
    'run.preview': () => ({ planned: 0, items: [], says: [] }),
  });
  await userEvent.click(screen.getByRole('combobox', { name: 'Request' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Interest' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'In flight' })).toHaveProperty('value', '16'));
});

it('masks customers in columns, rows and requests during a presentation', async () => {
  showNewRun({}, { customers: presenting });
  await openData();
  const [first] = await screen.findAllByRole('button', { name: /c••••••••@•••••••.com/ });
  await userEvent.click(first ?? document.body);
  expect(screen.getByRole('row', { name: /^email/ }).textContent).toContain('a••@•••••••.com');
  expect(document.body.innerHTML).not.toContain('@example.com');
});

it('repeats a run with the rows that it kept, without those that were left out', async () => {
  const mapping = [
    { column: 'email', target: { kind: 'property', name: 'mail' } },
    { column: 'city', target: { kind: 'variable', name: 'city' } },
  ] as const;
  const data = { name: 'customers.csv', columns: ['email', 'city'], rowCount: 3 };
  const form = formFromRun(aRun({ source, data, mapping }), { environmentId: 'uat', siteKey: 'ONE-1' });
  const { bridge, started } = showNewRun(form, { leftOutRows: [2] });
  expect(await screen.findByText(/Rows from the run on 2 Jan 2026/)).toBeTruthy();
  expect(screen.getByText('Saved from customers.csv.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Change format' })).toBeNull();
  await userEvent.click(await start('2 events to UAT'));
  await waitFor(() => expect(started()).toEqual([expect.objectContaining({ confirmed: false })]));
  expect(started()).toMatchObject([{ setup: { dataId: 'd1', mapping, leftOutRows: [2] } }]);
  expect(bridge.made.filter(({ name }) => name === 'data.open')).toHaveLength(1);
});

it('asks for the data again when the rows of the run no longer exist', async () => {
  const data = { name: 'customers.csv', columns: ['email', 'city'], rowCount: 3 };
  showNewRun(formFromRun(aRun({ source, data }), { environmentId: 'uat', siteKey: 'ONE-1' }), { isDataGone: true });
  expect(await screen.findByText('The rows are gone.')).toBeTruthy();
  expect(screen.getByText(/again, or another file with the same columns/).textContent).toContain('customers.csv');
  await openData();
});

it('shows the open item as the setup makes it now', async () => {
  const { change } = showNewRun({});
  await openData();
  await userEvent.click(await screen.findByRole('button', { name: /customer1@example.com/ }));
  const request = () => screen.getByRole('region', { name: 'Item 2' }).textContent;
  expect(request()).toContain('POST /uat ');
  act(() => change({ environmentId: 'prod' }));
  await waitFor(() => expect(request()).toContain('POST /prod '));
});

it('checks and shows the events again once their environment was changed', async () => {
  const { bridge, changeUat } = showNewRun({});
  await openData();
  const asked = (call: string) => bridge.made.filter(({ name }) => name === call).length;
  await waitFor(() => expect(screen.getByText('3 events can be sent')).toBeTruthy());
  const before = [asked('run.check'), asked('run.preview')] as const;
  act(() => changeUat({ serverName: 'https://moved.example.com' }));
  await waitFor(() => expect(asked('run.check')).toBe(before[0] + 1));
  await waitFor(() => expect(asked('run.preview')).toBeGreaterThan(before[1]));
});

it('a number that can’t be used is still there after another view was shown', async () => {
  showNewRun({ unusable: { Iterations: 'lots' } });
  const field = screen.getByRole('textbox', { name: 'Iterations' });
  expect(field).toHaveProperty('value', 'lots');
  await userEvent.click(await start('1 event to UAT'));
  expect(document.activeElement).toBe(field);
});

it('checks and shows the events again once the saved request was changed', async () => {
  const { bridge, changeDraft } = showNewRun({});
  await screen.findByText('1 event can be sent');
  const before = bridge.made.length;
  const asked = () => new Set(bridge.made.slice(before).map(({ name }) => name));
  act(() => changeDraft({ uri: 'assist://a/{{city}}/old' }));
  await waitFor(() => expect(asked()).toEqual(new Set(['run.check', 'run.preview'])));
});
