import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { render } from '#renderer/testing/render.tsx';
import { SendAgainDialog } from './send-again-dialog.tsx';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const environmentOf = (id: string) => ({
  ...blankEnvironment(id),
  name: id.toUpperCase(),
  serverName: `https://${id}`,
  siteKeys: [{ siteKey, label: '' }],
});
const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const received = makeReceived('x', tid);
const exchange = {
  ...received,
  environment: { ...received.environment, id: 'uat', name: 'UAT', serverName: 'https://uat' },
  siteKey,
  draft: { ...received.draft, uri: 'a://b', customerKey: 'grace', tid },
};

function show(ids: readonly string[]) {
  const on = { onSend: vi.fn(), onClose: vi.fn() };
  const state = { environments: ids.map(environmentOf), selection: { environmentId: 'prod', siteKey } };
  render(<SendAgainDialog exchange={exchange} state={state} places={() => null} {...on} />);
  return on;
}

it('offers the environment of the header first, without the TID of another', async () => {
  const { onSend, onClose } = show(['uat', 'prod']);
  expect(await screen.findByText(/The TID belongs to UAT/)).toBeDefined();
  await userEvent.keyboard('{Enter}');
  expect([onSend.mock.calls.length, onClose.mock.calls.length]).toEqual([0, 1]);
  await userEvent.dblClick(screen.getByRole('button', { name: 'Send to PROD' }));
  expect(onSend).toHaveBeenCalledTimes(1);
  expect(onSend.mock.lastCall?.[0]).toMatchObject({ selection: { environmentId: 'prod' }, draft: { tid: '' } });
});

it('sends with its TID to where it was sent before', async () => {
  const { onSend } = show(['uat', 'prod']);
  expect(await screen.findByText(/PROD is another environment. The event was sent to UAT/)).toBeDefined();
  await userEvent.click(await screen.findByRole('button', { name: 'Use UAT, as recorded' }));
  expect(document.activeElement?.textContent).toBe('Don’t send');
  expect(screen.queryByText(/The TID belongs to/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Send to UAT' }));
  expect(onSend.mock.lastCall?.[0]).toMatchObject({ selection: { environmentId: 'uat' }, draft: { tid } });
});

it('says of braces that were sent as text that they are read as a variable now', () => {
  const name = { enabled: true, name: 'name', value: '{{firstName}}' };
  const off = { enabled: false, name: 'off', value: '{{never}}' };
  const braces = { ...exchange, draft: { ...exchange.draft, properties: [name, off] } };
  const state = { environments: [environmentOf('uat')], selection: { environmentId: 'uat', siteKey } };
  render(<SendAgainDialog exchange={braces} state={state} places={() => null} onSend={vi.fn()} onClose={vi.fn()} />);
  const differences = screen.getByRole('list', { name: 'Different from then' }).textContent;
  expect(differences).toContain('The event contains {{firstName}}, which was sent as text.');
  expect(differences).not.toContain('never');
});

it('never calls a place as recorded that is another one by now', async () => {
  const on = { onSend: vi.fn(), onClose: vi.fn() };
  const moved = { ...environmentOf('uat'), siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-2209', label: '' }] };
  const state = { environments: [moved, environmentOf('prod')], selection: { environmentId: 'prod', siteKey } };
  render(<SendAgainDialog exchange={exchange} state={state} places={() => null} {...on} />);
  expect(await screen.findByRole('button', { name: 'Use UAT, which changed since then' })).toBeDefined();
});

it('says that the environment was deleted, and offers that of the header', async () => {
  show(['prod']);
  expect(await screen.findByText(/UAT was deleted/)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Send to PROD' })).toBeDefined();
});
