import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { render } from '#renderer/testing/render.tsx';
import { TidStrip } from './tid-strip.tsx';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';

it.each([
  ['nothing of a customer', { customerKey: '', tid: '' }, 'a new customer'],
  ['the same TID', { customerKey: 'ada@example.com', tid: tid.toUpperCase() }, 'same customer as sent'],
  ['another TID', { customerKey: '', tid: 'b'.repeat(8) }, 'not the TID that was sent'],
])('says of the TID of a response what is known after sending %s', (_, sent, says) => {
  const exchange = makeReceived('x', tid, { draft: { ...blankDraft, uri: 'a://b', ...sent } });
  render(<TidStrip exchange={exchange} onCopy={() => {}} onContinue={() => {}} onOpenPage={() => {}} />);
  expect(screen.getByText(says)).toBeDefined();
});

it('says nothing of a customer whose key alone was sent: MXO may know it', () => {
  const exchange = makeReceived('x', tid, { draft: { ...blankDraft, uri: 'a://b', customerKey: 'ada@example.com' } });
  render(<TidStrip exchange={exchange} onCopy={() => {}} onContinue={() => {}} onOpenPage={() => {}} />);
  expect(screen.getByText(tid)).toBeDefined();
  expect(screen.queryByText(/^(?:a new|same) customer|sent$/)).toBeNull();
});
