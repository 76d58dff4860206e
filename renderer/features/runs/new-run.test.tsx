import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { blankRunForm, formFromRun, type RunForm } from '#app/runs/run-form.ts';
import { runInputKey } from '#app/runs/source-key.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { type FakeRunService, installFakeRunService } from '#renderer/testing/fake-run-service.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
import { aRun } from '#renderer/testing/make-run.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { type Customers, CustomersContext } from '#renderer/ui/customers.ts';
import { NewRun } from './new-run.tsx';

layOut(800, 320);

const uat: Environment = { ...blankEnvironment('uat'), name: 'UAT', siteKeys: [{ siteKey: 'ONE-1', label: 'Retail' }] };
const prod: Environment = { ...uat, id: 'prod', name: 'PROD', colour: 'red', askBeforeSending: true };
const source = { kind: 'request', requestId: 'request-1' } as const;
const choice = {
  source,
  name: 'Interest',
  group: 'Saved requests',
  drafts: [{ ...blankDraft, uri: 'assist://a/{{city}}' }],
};

type Faults = FakeRunService & { readonly customers?: Customers };

function show(form: Partial<RunForm>, { customers, ...desk }: Faults = {}) {
  const bridge = installFakeRunService(desk);
  const onStarted = vi.fn();
  let set: (form: (before: RunForm) => RunForm) => void = () => undefined;
  function Page() {
    const [current, setCurrent] = useState<RunForm>({
      ...blankRunForm({ environmentId: 'uat', siteKey: 'ONE-1' }, source),
      ...form,
    });
    set = setCurrent;
    return (
      <NewRun
        form={current}
        environments={[uat, prod]}
        variables={[]}
        sources={[choice]}
        onForm={(change) => setCurrent(change)}
        onStarted={onStarted}
        onBack={() => undefined}
        onStartOver={() => undefined}
        on={{ onOpenExchange: () => undefined, onSay: () => undefined, onSayWithUndo: () => undefined }}
      />
    );
  }
  render(
    customers === undefined ? (
      <Page />
    ) : (
      <CustomersContext value={customers}>
        <Page />
      </CustomersContext>
    ),
  );
  const started = () => bridge.made.filter(({ name }) => name === 'run.start').map(({ input }) => input);
  const change = (part: Partial<RunForm>) => set((before) => ({ ...before, ...part }));
  return { bridge, onStarted, started, change };
}

const start = (says: string) => screen.findByRole('button', { name: `Send ${says}` });

async function openData() {
  await userEvent.upload(screen.getByLabelText('Data file'), new File(['email;city'], 'customers.csv'));
  await start('3 events to UAT');
}

it('says what has no value, and leads to the data when it is pressed all the same', async () => {
  const { started } = show({});
  expect(await screen.findByText(/Nothing gives \{\{city\}\} a value/)).toBeTruthy();
  await userEvent.click(await start('1 event to UAT'));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Data file')));
  expect(started()).toEqual([]);
});

it('maps columns, shows each row, and sends without the ones that were unticked', async () => {
  const { started, onStarted } = show({});
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
  show({});
  await openData();
  await userEvent.click(await screen.findByRole('button', { name: /customer1@example.com/ }));
  expect(screen.getByRole('region', { name: 'Item 2' }).textContent).toContain('{"uri":"assist://a/1"}');
  expect(screen.getByText(/Times show the current moment. They are set at sending./)).toBeTruthy();
});

it('warns of a TID of another environment, and starts all the same', async () => {
  const { started } = show({}, { warnings: ['This TID was last used on Staging / K. It may be somebody else.'] });
  await openData();
  expect(await screen.findByText(/^This TID was last used on Staging/)).toBeTruthy();
  await userEvent.click(await start('3 events to UAT'));
  await waitFor(() => expect(started()).toHaveLength(1));
});

it('leaves out what cannot be sent only when told to', async () => {
  const { started } = show({}, { faulty: 1 });
  await openData();
  expect(await screen.findByText('1 of 3 events cannot be sent')).toBeTruthy();
  await userEvent.click(await start('3 events to UAT'));
  expect(started()).toEqual([]);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Leave these out' }));
  await userEvent.click(await start('2 events to UAT'));
  await waitFor(() => expect(started()).toHaveLength(1));
});

it('asks before it sends to a guarded environment, with the count and the name', async () => {
  const { started } = show({ environmentId: 'prod' });
  await userEvent.upload(screen.getByLabelText('Data file'), new File(['email;city'], 'customers.csv'));
  await userEvent.click(await start('3 events to PROD'));
  const dialog = await screen.findByRole('dialog', { name: 'Send 3 events to PROD?' });
  expect(dialog.textContent).toContain('Each event may count against your MXO licence.');
  expect(started()).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send 3 events to PROD' }));
  await waitFor(() => expect(started()).toEqual([expect.objectContaining({ confirmed: true })]));
});

it('counts at once what is set, and sends just that at the first press', async () => {
  const { started } = show({});
  await openData();
  const iterations = screen.getByRole('textbox', { name: 'Iterations' });
  await userEvent.clear(iterations);
  await userEvent.type(iterations, '10');
  await userEvent.click(screen.getByRole('button', { name: 'Send 30 events to UAT' }));
  await waitFor(() => expect(started()).toHaveLength(1));
  expect(started()).toMatchObject([{ setup: { pace: { iterations: 10 } } }]);
});

it('does not send more than the button spoke of', async () => {
  let haveLooked = () => {};
  const looked = new Promise<void>((done) => {
    haveLooked = done;
  });
  const { started } = show({}, { counts: 10, looked });
  await openData();
  await userEvent.click(screen.getByRole('button', { name: 'Send 3 events to UAT' }));
  haveLooked();
  expect(await screen.findByText(/It is 30 events now/)).toBeTruthy();
  expect(started()).toEqual([]);
  await userEvent.click(await start('30 events to UAT'));
  await waitFor(() => expect(started()).toHaveLength(1));
});

it('asks what the events ask', async () => {
  const { started } = show({}, { questions: ['Which agent?'] });
  await openData();
  await userEvent.click(await start('3 events to UAT'));
  const field = screen.getByRole('textbox', { name: 'Which agent?' });
  expect(document.activeElement).toBe(field);
  await userEvent.type(field, 'Lee');
  await userEvent.click(await start('3 events to UAT'));
  await waitFor(() =>
    expect(started()).toEqual([
      { setup: expect.objectContaining({ answers: { 'Which agent?': 'Lee' } }), confirmed: false },
    ]),
  );
});

it('takes over what was set in the last run of the source that is chosen', async () => {
  const run = aRun({ source, pace: { ...aRun().pace, inFlight: 16 } });
  show({ source: null });
  installFakeBridge({
    'run.lastOf': ({ source: wanted }) => ({ run: runInputKey(wanted) === runInputKey(source) ? run : null }),
    'run.check': () => ({ kind: 'superseded' }),
    'run.preview': () => ({ planned: 0, items: [], says: [] }),
  });
  await userEvent.click(screen.getByRole('combobox', { name: 'What to send' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Interest' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'In flight' })).toHaveProperty('value', '16'));
});

it('masks the customers of columns, rows and requests while somebody presents', async () => {
  show({}, { customers: presenting });
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
  const run = aRun({ source, data, mapping, leftOutRows: [2] });
  const { bridge, started } = show(formFromRun(run, { environmentId: 'uat', siteKey: 'ONE-1' }));
  expect(await screen.findByText(/The rows of the run of 2 Jan 2026/)).toBeTruthy();
  expect(screen.getByText('Kept from customers.csv.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Read it otherwise' })).toBeNull();
  await userEvent.click(await start('2 events to UAT'));
  await waitFor(() => expect(started()).toEqual([expect.objectContaining({ confirmed: false })]));
  expect(started()).toMatchObject([{ setup: { dataId: 'd1', mapping, leftOutRows: [2] } }]);
  expect(bridge.made.filter(({ name }) => name === 'data.open')).toHaveLength(1);
});

it('asks for the data again when the rows of the run are not there any more', async () => {
  const data = { name: 'customers.csv', columns: ['email', 'city'], rowCount: 3 };
  show(formFromRun(aRun({ source, data }), { environmentId: 'uat', siteKey: 'ONE-1' }), { isDataGone: true });
  expect(await screen.findByText('The rows are gone.')).toBeTruthy();
  expect(screen.getByText(/again, or newer data with the same columns/).textContent).toContain('customers.csv');
  await openData();
});

it.each(['200000', '12x', ''])(
  'begins nothing while the number of iterations is %j, nor with its first digits',
  async (typed) => {
    const { started } = show({});
    await openData();
    const iterations = screen.getByRole<HTMLInputElement>('textbox', { name: 'Iterations' });
    await userEvent.clear(iterations);
    if (typed !== '') await userEvent.type(iterations, typed);
    await userEvent.click(await start('3 events to UAT'));
    expect(document.activeElement).toBe(iterations);
    expect(iterations.value).toBe(typed);
    expect(started()).toEqual([]);
  },
);

/** Main looks at the events until `end` is called. */
function slowCheck() {
  let end = () => {};
  const looked = new Promise<void>((done) => {
    end = done;
  });
  return { looked, end: () => end() };
}

async function chooseEnvironment(name: RegExp) {
  await userEvent.click(screen.getByRole('combobox', { name: 'Send to' }));
  await userEvent.click(await screen.findByRole('option', { name }));
}

it('sends nothing where the setup changed while the events were checked', async () => {
  const check = slowCheck();
  const { started } = show({ environmentId: 'prod' }, { looked: check.looked });
  await userEvent.upload(screen.getByLabelText('Data file'), new File(['email;city'], 'customers.csv'));
  await userEvent.click(await start('3 events to PROD'));
  await chooseEnvironment(/UAT/);
  check.end();
  expect(await screen.findByText(/The run changed while its events were checked/)).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(started()).toEqual([]);
  await userEvent.click(await start('3 events to UAT'));
  await waitFor(() => expect(started()).toMatchObject([{ setup: { environmentId: 'uat' }, confirmed: false }]));
});

it('asks about the environment that the events go to, whatever the form shows meanwhile', async () => {
  const { started, change } = show({ environmentId: 'prod' });
  await userEvent.upload(screen.getByLabelText('Data file'), new File(['email;city'], 'customers.csv'));
  await userEvent.click(await start('3 events to PROD'));
  const dialog = await screen.findByRole('dialog', { name: 'Send 3 events to PROD?' });
  act(() => change({ environmentId: 'uat', siteKey: 'ONE-2' }));
  expect(dialog.textContent).toContain('site key ONE-1');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send 3 events to PROD' }));
  await waitFor(() => expect(started()).toMatchObject([{ setup: { environmentId: 'prod', siteKey: 'ONE-1' } }]));
});

it('starts one run, however often Send is pressed before main answers', async () => {
  const { started } = show({});
  await openData();
  const send = await start('3 events to UAT');
  await userEvent.dblClick(send);
  await waitFor(() => expect(started()).toHaveLength(1));
});

it('shows the open item as the setup makes it now', async () => {
  const { change } = show({});
  await openData();
  await userEvent.click(await screen.findByRole('button', { name: /customer1@example.com/ }));
  const request = () => screen.getByRole('region', { name: 'Item 2' }).textContent;
  expect(request()).toContain('POST /uat ');
  act(() => change({ environmentId: 'prod' }));
  await waitFor(() => expect(request()).toContain('POST /prod '));
});
