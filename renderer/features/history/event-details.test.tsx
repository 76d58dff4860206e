import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Exchange } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { EventDetails } from './event-details.tsx';

function show(change: Partial<Exchange> = {}) {
  const bridge = installFakeBridge({
    'exchange.open': ({ id }) => ({ exchange: { ...makeReceived(id, 'tid-1'), ...change } }),
    'history.mark': () => ({ kind: 'saved' }),
  });
  render(<EventDetails id="e1" />);
  return bridge;
}

const details = () => screen.findByRole('region', { name: 'Event details' });

it('shows what was sent, what came back, and when with the offset', async () => {
  show();
  const region = await details();
  await waitFor(() => expect(region.textContent).toContain('tid-1'));
  expect(region.textContent).toMatch(/POST http/);
  expect(region.textContent).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d/);
  expect(region.textContent).toContain('Sent body');
});

it.each([
  [{}, 'This event is no longer in the history.'],
  [{ unread: 'It is in use.' }, 'This event can’t be read. It is in use.'],
])('says why it shows nothing of the selected event: %j', async (why, says) => {
  installFakeBridge({ 'exchange.open': () => ({ exchange: null, ...why }) });
  render(<EventDetails id="e1" />);
  expect(screen.queryByText(/^Select an event/)).toBeNull();
  expect(await screen.findByText(says)).toBeTruthy();
});

it('saves the verdict', async () => {
  const { made } = show();
  await userEvent.click(await screen.findByRole('radio', { name: 'No' }));
  expect(made).toContainEqual({ name: 'history.mark', input: { ids: ['e1'], marks: { triggered: 'no' } } });
});

it('asks for no verdict on an event that never left', async () => {
  show({ left: 'no' });
  await screen.findByRole('textbox', { name: 'Note' });
  expect(screen.queryByText('Triggered')).toBeNull();
  expect((await details()).textContent).toContain('Body, not sent');
});

it.each([
  [{ whole: true }, {}, 'The response has no body.'],
  [{ whole: false }, {}, 'The body of the response didn’t arrive.'],
  [{ whole: false }, { raw: 'HTTP/1.1 200 OK' }, 'The body of the response could not be read.'],
])('says of a body without text (%j, %j) why there is none', async (change, kept, says) => {
  const { result } = makeReceived('e1', 'tid-1');
  if (result.kind !== 'answered') throw new Error('It is answered.');
  show({ result: { ...result, answer: { ...result.answer, body: '', bodyBytes: 0, ...change }, ...kept } });
  expect(await screen.findByText(says)).toBeTruthy();
});
