import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import type { SendState } from '#renderer/state/tabs-state.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { MonitoringDialog } from './monitoring-dialog.tsx';
import { planTwoPlaces } from './two-places.ts';
import { TwoPlacesResult } from './two-places-result.tsx';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const draft = { ...blankDraft, uri: 'a://b', customerKey: 'anna' };
const environmentOf = (id: string) => ({ ...blankEnvironment(id), name: id, siteKeys: [{ siteKey, label: '' }] });

it('a copied comparison of two places names the customers that it may contain', async () => {
  const environments = ['uat', 'prod'].map(environmentOf);
  const state = openWorkbench({ ...anySession(), environments, selection: { environmentId: 'uat', siteKey } });
  const places = { A: { environmentId: 'uat', siteKey }, B: { environmentId: 'prod', siteKey } };
  const plan = planTwoPlaces(
    state,
    { tabId: 't', draft, draw: { seed: 's' } },
    { places, answers: {}, tidChosen: {}, usesOf: () => [] },
  );
  const done = (customerKey: string): SendState => ({
    kind: 'done',
    exchange: makeReceived('x', tid, { draft: { ...draft, customerKey } }),
    notRecorded: null,
  });
  const onCopy = vi.fn();
  const on = { onTryAgain: vi.fn(), onOpen: vi.fn(), onCopy };
  render(<TwoPlacesResult plan={plan} states={{ A: done('anna'), B: done('bob') }} on={on} />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy as text' }));
  expect(onCopy.mock.lastCall?.slice(1)).toEqual(['Comparison', 'anna', 'bob']);
});

function monitoringOf(sent: Draft, onCopy: (text: string, what: string) => void) {
  const on = { onOpen: vi.fn(), onSaveLink: vi.fn(), onRepeat: vi.fn(), onCopy, onClose: vi.fn() };
  const exchange = makeReceived('x', tid, { draft: sent });
  return <MonitoringDialog exchange={exchange} environment={environmentOf('uat')} touchpoints={[]} on={on} />;
}

it('the URI of a pixel to look for in Monitoring is copied with all that was sent in it', async () => {
  const onCopy = vi.fn();
  render(monitoringOf({ ...draft, sendAs: 'pixel' }, onCopy));
  await userEvent.click(await screen.findByRole('button', { name: 'Copy URI' }));
  expect(onCopy.mock.lastCall).toEqual(['a://b?customerKey=anna', 'URI']);
});

it('the notice of a copied customer key doesn’t show it to onlookers', async () => {
  const onCopy = vi.fn();
  render(<CustomersContext value={presenting}>{monitoringOf(draft, onCopy)}</CustomersContext>);
  await userEvent.click(await screen.findByRole('button', { name: 'Copy a•••' }));
  expect(onCopy.mock.lastCall).toEqual(['anna', 'a•••']);
});
