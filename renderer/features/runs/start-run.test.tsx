import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { usualPace } from '#app/runs/pace.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
import { openData, showNewRun, start } from '#renderer/testing/show-new-run.tsx';

layOut(800, 320);

it('warns of a TID of another environment, and starts all the same', async () => {
  const { started } = showNewRun({}, { warnings: ['This TID was last used on Staging / K. It may be somebody else.'] });
  await openData();
  expect(await screen.findByText(/^This TID was last used on Staging/)).toBeTruthy();
  await userEvent.click(await start('3 events to UAT'));
  await waitFor(() => expect(started()).toHaveLength(1));
});

it('leaves out events that can’t be sent only when the person chooses that', async () => {
  const { started } = showNewRun({}, { faulty: 1 });
  await openData();
  expect(await screen.findByText('1 of 3 events can’t be sent')).toBeTruthy();
  await userEvent.click(await start('3 events to UAT'));
  expect(started()).toEqual([]);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Leave these out' }));
  await userEvent.click(await start('2 events to UAT'));
  await waitFor(() => expect(started()).toHaveLength(1));
});

it('says that events can’t be sent only once they have all that they wait for', async () => {
  showNewRun({}, { faulty: 1 });
  expect(await screen.findByText(/\{\{city\}\} has no value/)).toBeTruthy();
  await waitFor(() => expect(screen.getByRole('list', { name: 'First events that can’t be sent' })).toBeTruthy());
  expect(screen.queryByRole('checkbox', { name: 'Leave these out' })).toBe(null);
  await openData();
  expect(await screen.findByRole('checkbox', { name: 'Leave these out' })).toBeTruthy();
});

it('asks before it sends to a guarded environment, with the count and the name', async () => {
  const { started } = showNewRun({ environmentId: 'prod' });
  await userEvent.upload(screen.getByLabelText('Data file'), new File(['email;city'], 'customers.csv'));
  await userEvent.click(await start('3 events to PROD'));
  const dialog = await screen.findByRole('dialog', { name: 'Send 3 events to PROD?' });
  expect(dialog.textContent).toContain('Each event may count against your MXO licence.');
  expect(started()).toEqual([]);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send 3 events to PROD' }));
  await waitFor(() => expect(started()).toEqual([expect.objectContaining({ confirmed: true })]));
});

it('counts the current settings at once, and sends exactly that on the first press', async () => {
  const { started } = showNewRun({});
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
  const { started } = showNewRun({}, { counts: 10, looked });
  await openData();
  await userEvent.click(screen.getByRole('button', { name: 'Send 3 events to UAT' }));
  haveLooked();
  expect(await screen.findByText(/The run now has 30 events/)).toBeTruthy();
  expect(started()).toEqual([]);
  await userEvent.click(await start('30 events to UAT'));
  await waitFor(() => expect(started()).toHaveLength(1));
});

it('says no more that there are other events once something else is set', async () => {
  const check = slowCheck();
  const { change } = showNewRun({}, { counts: 10, looked: check.looked });
  await openData();
  await userEvent.click(screen.getByRole('button', { name: 'Send 3 events to UAT' }));
  check.end();
  expect(await screen.findByText(/The run now has 30 events/)).toBeTruthy();
  act(() => change({ pace: { ...usualPace, iterations: 2 } }));
  await start('60 events to UAT');
  expect(screen.queryByText(/The run now has/)).toBeNull();
});

it.each(['200000', '12x', ''])(
  'begins nothing while the number of iterations is %j, nor with its first digits',
  async (typed) => {
    const { started } = showNewRun({});
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

/** Main checks the events until `end` is called. */
function slowCheck() {
  let end = () => {};
  const looked = new Promise<void>((done) => {
    end = done;
  });
  return { looked, end: () => end() };
}

async function chooseEnvironment(name: RegExp) {
  await userEvent.click(screen.getByRole('combobox', { name: 'Environment' }));
  await userEvent.click(await screen.findByRole('option', { name }));
}

it('sends nothing where the setup changed while the events were checked', async () => {
  const check = slowCheck();
  const { started } = showNewRun({ environmentId: 'prod' }, { looked: check.looked });
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

it('asks about the environment of the events, even if the form shows another one meanwhile', async () => {
  const { started, change } = showNewRun({ environmentId: 'prod' });
  await userEvent.upload(screen.getByLabelText('Data file'), new File(['email;city'], 'customers.csv'));
  await userEvent.click(await start('3 events to PROD'));
  const dialog = await screen.findByRole('dialog', { name: 'Send 3 events to PROD?' });
  act(() => change({ environmentId: 'uat', siteKey: 'ONE-2' }));
  expect(dialog.textContent).toContain('site key ONE-1');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Send 3 events to PROD' }));
  await waitFor(() => expect(started()).toMatchObject([{ setup: { environmentId: 'prod', siteKey: 'ONE-1' } }]));
});

it('starts one run, however often Send is pressed before main answers', async () => {
  const { started } = showNewRun({});
  await openData();
  const send = await start('3 events to UAT');
  await userEvent.dblClick(send);
  await waitFor(() => expect(started()).toHaveLength(1));
});
