import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankProxy, usualNetwork } from '#app/environments/network.ts';
import type { Here } from '#app/formats/import/what-comes.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { toWorkspaceFile } from '#app/library/workspace-file.ts';
import type { ImportSource } from '#renderer/state/dialog.ts';
import { render } from '#renderer/testing/render.tsx';
import { installThreads } from '#renderer/testing/threads.ts';
import { ImportForm, type ImportFormProps } from './import-form.tsx';

const nothing: Here = { workspace: blankWorkspace, environments: [] };
const endpoint = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const curl = `curl '${endpoint}' -d '{"uri":"assist://a/b"}'`;

afterEach(() => void vi.unstubAllGlobals());

function open(start: ImportSource, threads = installThreads()) {
  const onImport = vi.fn<ImportFormProps['onImport']>(async () => {});
  const isReading: boolean[] = [];
  const form = (here: Here, from = start) => (
    <ImportForm
      start={from}
      onSource={() => {}}
      here={here}
      onImport={onImport}
      onReading={(now) => isReading.push(now)}
      onImporting={() => {}}
    />
  );
  const { rerender, unmount } = render(form(nothing));
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Paste here' });
  return {
    threads,
    onImport,
    isReading,
    field,
    unmount,
    rerender: (here: Here, from = start) => rerender(form(here, from)),
  };
}
const willBeMade = () => screen.findByRole('list', { name: 'Will be made' });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it('starts with the text that was pasted elsewhere, has the focus, and imports all of it', async () => {
  const { onImport, field } = open(curl);
  expect(field).toBe(document.activeElement);
  expect(within(await willBeMade()).getByText(/uat.example.com/)).toBeTruthy();
  await press('Import');
  await vi.waitFor(() => expect(onImport).toHaveBeenCalled());
  const plan = { workspace: { requests: [{ name: 'b' }] }, environments: [{ name: 'uat.example.com' }] };
  const [ready] = onImport.mock.lastCall ?? [];
  expect(ready).toMatchObject({ plan, says: '1 request imported.' });
  expect(JSON.parse(ready?.text ?? '')).toEqual(ready?.plan);
});

it('starts with the file that was dropped', async () => {
  const { field } = open([new File([curl], 'one.txt')]);
  await vi.waitFor(() => expect(field.value).toBe(curl));
  await willBeMade();
});

it('a file that is too large is not read, dropped or chosen', async () => {
  const file = new File([curl], 'large.json');
  Object.defineProperty(file, 'size', { value: 50_000_001 });
  const read = vi.spyOn(file, 'arrayBuffer');
  const { rerender } = open([file]);
  const says = async () => (await screen.findByRole('alert')).textContent;
  expect(await says()).toBe('large.json is larger than 50 MB. Import a part of it.');
  rerender(nothing, curl);
  await willBeMade();
  rerender(nothing, [file]);
  expect(await says()).toContain('large.json is larger than 50 MB.');
  expect(read).not.toHaveBeenCalled();
});

it('reads a text or a file that is opened while the form is open', async () => {
  const { field, rerender } = open('');
  rerender(nothing, curl);
  expect(field.value).toBe(curl);
  rerender(nothing, [new File([endpoint], 'one.txt')]);
  await vi.waitFor(() => expect(field.value).toBe(endpoint));
});

it('says why when a file cannot be read', async () => {
  const folder = Object.assign(new File([], 'folder'), {
    arrayBuffer: () => Promise.reject(new Error('is a directory')),
  });
  open([folder]);
  expect((await screen.findByRole('alert')).textContent).toContain('folder couldn’t be read.');
});

it('nothing can be imported from a text in an unknown format', async () => {
  open('hello');
  expect((await screen.findByRole('alert')).textContent).toContain('Tidings can’t read this text.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import' }).disabled).toBe(true);
  await press('Clear');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says that it is reading only when that takes a while, and stops on Escape without losing the text', async () => {
  const threads = installThreads();
  threads.beBusy();
  const { isReading, field } = open(curl, threads);
  expect(screen.queryByRole('status')).toBeNull();
  expect((await screen.findByRole('status')).textContent).toBe(`Reading ${curl.length} bytes…`);
  await vi.waitFor(() => expect(isReading).toEqual([true]));
  await userEvent.keyboard('{Escape}');
  expect((await screen.findByRole('status')).textContent).toContain('You stopped reading. Nothing was imported');
  await vi.waitFor(() => expect(isReading).toEqual([true, false]));
  expect([field.value, threads.running()]).toEqual([curl, 0]);
  threads.goOn();
  await press('Read again');
  await willBeMade();
});

it('stops reading a text for the next one, and shows the result of that', async () => {
  const threads = installThreads();
  threads.beBusy();
  const { field } = open(curl, threads);
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(endpoint);
  threads.goOn();
  expect((await willBeMade()).textContent).not.toContain('request');
  expect(threads.running()).toBe(1);
});

it.each(['error', 'close'] as const)(
  'tells of a thread that died (%s), and reads again with nothing lost',
  async (how) => {
    const threads = installThreads();
    threads.beBusy();
    const { field, onImport } = open(curl, threads);
    threads.die(how);
    expect((await screen.findByRole('alert')).textContent).toContain('Reading stopped');
    expect(field.value).toBe(curl);
    threads.goOn();
    await press('Read again');
    await willBeMade();
    // And one that died with what it had read.
    threads.die(how);
    await press('Import');
    expect((await screen.findByRole('alert')).textContent).toContain('Reading stopped');
    expect(onImport).not.toHaveBeenCalled();
  },
);

it('plans again when something is saved meanwhile, so that it is not lost', async () => {
  const { threads, onImport, rerender } = open(curl);
  await willBeMade();
  threads.beBusy();
  await press('Import');
  rerender({ ...nothing, workspace: { ...blankWorkspace, variables: [{ name: 'meanwhile', value: '' }] } });
  threads.goOn();
  await vi.waitFor(() => expect(onImport).toHaveBeenCalledOnce());
  const { requests, variables } = onImport.mock.lastCall?.[0].plan.workspace ?? blankWorkspace;
  expect([requests.length, variables]).toEqual([1, [{ name: 'meanwhile', value: '' }]]);
});

it('a long text is shown by its beginning, and is imported whole', async () => {
  const { field, onImport, unmount, threads } = open('');
  const long = Array.from({ length: 300 }, () => curl).join('; ');
  await userEvent.click(field);
  await userEvent.paste(endpoint);
  // As any text, it takes the place of what is selected.
  field.select();
  await userEvent.paste(long);
  expect(field.value).toMatch(new RegExp(`… ${long.length.toLocaleString('en')} characters$`));
  expect(field.readOnly).toBe(true);
  // Before, the list is that of the endpoint.
  const firstAndMore = /300 requests: b(, b){11} and 288 more/;
  await vi.waitFor(async () => expect((await willBeMade()).textContent).toMatch(firstAndMore));
  await press('Import');
  await vi.waitFor(() => expect(onImport).toHaveBeenCalledOnce());
  const [ready] = onImport.mock.lastCall ?? [];
  expect(ready?.plan.workspace.requests.map(({ name }) => name).slice(-2)).toEqual(['b 299', 'b 300']);
  unmount();
  expect(threads.running()).toBe(0);
});

const ours: Here = { workspace: { ...blankWorkspace, variables: [{ name: 'city', value: 'York' }] }, environments: [] };
const fileWith = (city: string) => {
  const theirs = { ...blankWorkspace, variables: [{ name: 'city', value: city }] };
  return JSON.stringify(toWorkspaceFile(theirs, [], { withCustomers: true, withEnvironments: false }));
};

it('asks about a variable that has another value here, and keeps mine again with another text', async () => {
  const { rerender } = open(fileWith('Leeds'));
  rerender(ours);
  rerender(ours, fileWith('Hull'));
  const theirs = () => screen.findByRole<HTMLInputElement>('radio', { name: /Take theirs/ });
  await userEvent.click(await theirs());
  expect((await theirs()).checked).toBe(true);
  rerender(ours, fileWith('York'));
  await vi.waitFor(() => expect(screen.queryByRole('radio')).toBeNull());
  rerender(ours, fileWith('Bath'));
  expect((await theirs()).checked).toBe(false);
});

it('leaves out the network settings of a file that are not selected', async () => {
  const proxy = { ...blankProxy, host: 'proxy.example.com' };
  const uat = {
    ...{ ...blankEnvironment('uat'), name: 'UAT', serverName: 'https://uat.example.com' },
    ...{ siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }], monitoringLink: 'https://m.example.com/{tid}' },
    network: { ...usualNetwork, proxy, acceptSelfSigned: true },
  };
  const options = { withCustomers: false, withEnvironments: true };
  const { onImport } = open(JSON.stringify(toWorkspaceFile(blankWorkspace, [uat], options)));
  await willBeMade();
  const boxes = within(screen.getByRole('group', { name: 'Network settings in this file' }));
  const all = boxes.getAllByRole<HTMLInputElement>('checkbox');
  expect(all.map(({ checked }) => checked)).toEqual([false, false, false]);
  await userEvent.click(boxes.getByRole('checkbox', { name: 'Monitoring link for UAT: https://m.example.com/{tid}' }));
  await press('Import');
  await vi.waitFor(() => expect(onImport).toHaveBeenCalled());
  expect(onImport.mock.lastCall?.[0].plan.environments).toEqual([{ ...uat, network: usualNetwork }]);
});
