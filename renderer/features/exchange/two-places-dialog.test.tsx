import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { TwoPlacesDialog } from './two-places-dialog.tsx';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const placeAt = (environmentId: string) => ({ environmentId, siteKey });
const environments = ['uat', 'sit'].map((id) => ({
  ...blankEnvironment(id),
  ...{ name: id.toUpperCase(), serverName: `https://${id}.example.com`, siteKeys: [{ siteKey, label: '' }] },
}));

it('sends nothing while A and B are the same place', async () => {
  const { made } = installFakeBridge({});
  const session = anySession();
  const selection = placeAt('uat');
  const state = openWorkbench({ ...session, environments: [...session.environments, ...environments], selection });
  const draft = { ...blankDraft, uri: 'assist://a/b', customerKey: 'ada' };
  render(
    <TwoPlacesDialog
      event={{ tabId: 't', draft, draw: { seed: 's' } }}
      state={state}
      dispatch={vi.fn()}
      places={({ side, onSelect }) => (
        <>
          <button type="button" onClick={() => onSelect(placeAt('uat'))}>{`${side} at UAT`}</button>
          <button type="button" onClick={() => onSelect(placeAt('sit'))}>{`${side} at SIT`}</button>
        </>
      )}
      on={{ onSent: vi.fn(), onOpen: vi.fn(), onCopy: vi.fn(), onClose: vi.fn() }}
    />,
  );
  const user = userEvent.setup();
  const canSend = () => !screen.getByRole<HTMLButtonElement>('button', { name: /^Send to / }).disabled;
  const isSame = () => screen.queryByText(/A and B are the same server and site key/) !== null;
  await user.click(await screen.findByRole('button', { name: 'B at UAT' }));
  expect([isSame(), canSend()]).toEqual([true, false]);
  await user.click(screen.getByRole('button', { name: /^Send to / }));
  await user.click(screen.getByRole('button', { name: 'B at SIT' }));
  expect([isSame(), canSend()]).toEqual([false, true]);
  expect(made.filter(({ name }) => name === 'exchange.send')).toEqual([]);
});
