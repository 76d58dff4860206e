import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankEnvironment, type Environment, environmentSchema } from '#app/environments/environment.ts';
import { blankProxy } from '#app/environments/network.ts';
import { unknownEnvironment } from '#renderer/state/dialog.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { EnvironmentsDialog } from './environments-dialog.tsx';
import type { EditorProps } from './use-environment-editor.ts';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const uat: Environment = {
  ...blankEnvironment('uat'),
  name: 'UAT',
  serverName: 'https://uat.example.com',
  siteKeys: [{ siteKey: 'ONE-1', label: '' }],
};
const { environments: withPractice } = anySession();

/** The dialog, and what was saved. */
async function show(props: Partial<EditorProps>) {
  const saved: Environment[] = [];
  const bridge = installFakeBridge({
    'environment.save': ({ environment }) => {
      saved.push(environmentSchema.parse(environment));
      return { kind: 'saved', environments: saved };
    },
  });
  const onSaved = vi.fn<EditorProps['onSaved']>();
  const dialogOf = (change: Partial<EditorProps> = {}) => (
    <EnvironmentsDialog
      opened
      environments={withPractice}
      currentId="practice"
      fresh={undefined}
      onGiven={async () => ({ kind: 'taken' })}
      onSaved={onSaved}
      onDeleted={() => {}}
      variables={[]}
      onVariables={() => {}}
      onClose={() => {}}
      {...props}
      {...change}
    />
  );
  const { rerender } = render(dialogOf());
  // The dialog takes the focus a turn later.
  await act(() => new Promise<void>((done) => setTimeout(done)));
  return { bridge, saved, onSaved, rerender: (change: Partial<EditorProps>) => rerender(dialogOf(change)) };
}

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { selector: 'input' });
const press = (name: string) =>
  act(async () => void fireEvent.click(screen.getByText(name, { selector: 'button, button *' })));
const isShown = (element: HTMLElement) => element.closest('[hidden]') === null;

function fill(values: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(values)) fireEvent.change(field(name), { target: { value } });
}

it('saves over an environment that was changed meanwhile only after it said so', async () => {
  const { bridge, rerender } = await show({ environments: [uat], currentId: 'uat' });
  const saves = () => bridge.made.filter(({ name }) => name === 'environment.save');
  await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), ' 1');
  rerender({ environments: [{ ...uat, serverName: 'https://imported.example.com' }] });
  await press('Save');
  expect((await screen.findByRole('alert')).textContent).toMatch(/^UAT changed in the meantime\./);
  expect(saves()).toEqual([]);
  await press('Save');
  await waitFor(() => expect(saves()).toMatchObject([{ input: { environment: { name: 'UAT 1' } } }]));
});

it('splits an endpoint URL into server, site key and TID when the field is left', async () => {
  const { onSaved } = await show({ fresh: unknownEnvironment });
  const tid = 'dedc2983-4666-4641-8047-61250a878f89';
  fill({ Name: 'UAT', 'Server name': `https://one.example.com/one/rt/track/${siteKey}/events?tid=${tid}` });
  fireEvent.blur(field('Server name'));
  expect([field('Server name').value, field('Site key').value]).toEqual(['https://one.example.com', siteKey]);
  await press('Save');
  const place = { serverName: 'https://one.example.com', siteKey };
  const [saving] = onSaved.mock.lastCall ?? [];
  expect(saving).toMatchObject({ saved: { name: 'UAT' }, placed: { tid, place } });
});

it('refuses invalid values with a message, leads to the first one, and keeps what was typed', async () => {
  const { saved } = await show({ fresh: unknownEnvironment });
  await press('Save');
  expect(document.activeElement).toBe(field('Name'));
  await press('Advanced');
  const usual = { Name: 'Broken', 'Server name': 'one.example.com', 'Site key': siteKey, 'Time-out': '15' };
  for (const [wrong, says] of [
    [{ 'Server name': '' }, 'Enter the name of your MXO server'],
    [{ 'Server name': 'https://' }, 'The server name is missing'],
    [{ 'Server name': 'a server' }, 'spaces'],
    [{ 'Server name': 'ftp://x.example.com' }, 'https:// or http://'],
    [{ 'Server name': 'one.example.com:99999' }, '1 to 65535'],
    [{ 'Site key': 'ONE/5' }, 'contains a slash'],
    [{ 'Site key': '' }, 'The site key is missing'],
    [{ 'Time-out': '0' }, 'Enter a timeout from'],
    [{ 'Time-out': '1000000' }, 'Enter a timeout from'],
  ] as const) {
    fill({ ...usual, ...wrong });
    await press('Save');
    const [name = ''] = Object.keys(wrong);
    expect(document.activeElement).toBe(field(name));
    expect(field(name).closest('[class*="-root"]')?.textContent).toContain(says);
    const typed = Object.fromEntries(Object.keys(usual).map((each) => [each, field(each).value]));
    expect(typed).toEqual({ ...usual, ...wrong });
  }
  expect(saved).toEqual([]);
});

it('has no fields to change Practice with, and no Delete', async () => {
  await show({});
  expect(document.body.textContent).toContain('You can’t change or delete it');
  expect(screen.queryByLabelText('Name')).toBeNull();
  expect(screen.queryByText('Delete')).toBeNull();
});

it('fills what was given into a form that something was typed in', async () => {
  const fresh = { serverName: 'https://uat.example.com', siteKey, says: '' };
  const onGiven = vi.fn<EditorProps['onGiven']>(async () => ({ kind: 'unfinished', fresh }));
  const { saved } = await show({ fresh: unknownEnvironment, onGiven });
  fill({ Name: 'My tenant' });
  await userEvent.click(screen.getByLabelText('Paste what you were given'));
  await userEvent.paste('my endpoint');
  await waitFor(() => expect(field('Server name').value).toBe(fresh.serverName));
  expect(onGiven).toHaveBeenCalledExactlyOnceWith('my endpoint', true);
  await press('Save');
  expect(saved).toMatchObject([{ name: 'My tenant', serverName: fresh.serverName, siteKeys: [{ siteKey }] }]);
});

it('begins with one field, hides what is seldom needed, and leads to what is wrong there', async () => {
  const { saved } = await show({ fresh: unknownEnvironment });
  expect(document.activeElement).toBe(screen.getByLabelText('Paste what you were given'));
  expect(isShown(field('Time-out'))).toBe(false);
  expect(document.querySelector('[aria-invalid="true"]')).toBeNull();
  fill({ Name: 'UAT', 'Server name': 'uat.example.com', 'Site key': siteKey });
  await press('Add site key');
  await press('Advanced');
  fill({ 'Time-out': 'soon' });
  await press('Advanced');
  expect(isShown(field('Time-out'))).toBe(false);
  await press('Save');
  expect(isShown(field('Time-out'))).toBe(true);
  expect(document.activeElement).toBe(field('Time-out'));
  fill({ 'Time-out': '20 s' });
  await press('Save');
  // An empty row that was never touched doesn't count.
  expect(saved).toMatchObject([{ siteKeys: [{ siteKey, label: '' }], timeoutMs: 20_000 }]);
  expect(saved[0]?.siteKeys).toHaveLength(1);
});

it('goes on at what is missing of what was given', async () => {
  await show({ fresh: { serverName: 'https://uat.example.com', siteKey: '', says: 'Add the site key.' } });
  expect(field('Server name').value).toBe('https://uat.example.com');
  expect(document.activeElement).toBe(field('Site key'));
});

it('keeps a port that can’t be used as it was typed, and saves nothing until it is put right', async () => {
  const proxy = { ...blankProxy, host: 'proxy.example.com', port: 8080 };
  const environments = [{ ...uat, network: { ...uat.network, proxy } }];
  const { saved } = await show({ environments, currentId: 'uat' });
  fill({ 'Proxy port': '99999' });
  await press('Save');
  expect(document.activeElement).toBe(field('Proxy port'));
  expect(field('Proxy port').value).toBe('99999');
  expect(screen.getByText('From 1 to 65,535')).toBeTruthy();
  expect(saved).toEqual([]);
  fill({ 'Proxy port': '8443' });
  await press('Save');
  await waitFor(() => expect(saved).toMatchObject([{ network: { proxy: { port: 8443 } } }]));
});
