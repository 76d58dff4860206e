import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import type { Exchange, Marks } from '#app/exchange/exchange.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { saveEverything } from '#renderer/ui/leaving.ts';
import { MarksStrip } from './marks-strip.tsx';

/** The strip as the window shows it: with its tab, and with the state of the tab's exchange. */
function Tab({ exchange, isShown }: { readonly exchange: Exchange; readonly isShown: boolean }) {
  const [note, setNote] = useState<string | null>(null);
  const marks: Marks = note === null ? exchange.marks : { ...exchange.marks, note };
  return isShown ? <MarksStrip exchange={{ ...exchange, marks }} onNoted={setNote} /> : null;
}

function open(answer: () => { kind: 'saved' } | { kind: 'not-saved'; says: string } = () => ({ kind: 'saved' })) {
  const bridge = installFakeBridge({ 'history.mark': answer });
  const exchange = makeExchange('x');
  const { rerender } = render(<Tab exchange={exchange} isShown />);
  const marks = () => bridge.made.map(({ input }) => input);
  const show = (isShown: boolean, change: Partial<Marks> = {}) =>
    rerender(<Tab exchange={{ ...exchange, marks: { ...exchange.marks, ...change } }} isShown={isShown} />);
  return { id: exchange.id, marks, show, note: () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' }) };
}

it('a note stays when the tab changes, and is typed on from there', async () => {
  const { id, marks, show, note } = open();
  await userEvent.type(note(), 'seen');
  show(false);
  show(true);
  expect(note().value).toBe('seen');
  await userEvent.type(note(), ' twice');
  show(false);
  expect(marks()).toEqual(['seen', 'seen twice'].map((text) => ({ ids: [id], marks: { note: text } })));
});

it('a note that could not be saved stays in its field', async () => {
  const { show, note } = open(() => ({ kind: 'not-saved', says: 'The disk is full.' }));
  await userEvent.type(note(), 'seen');
  show(false);
  show(true);
  expect(note().value).toBe('seen');
});

it('a note is saved at once when the window is about to go', async () => {
  const { marks, note } = open();
  await userEvent.type(note(), 'seen');
  saveEverything();
  expect(marks()).toHaveLength(1);
});

it('shows a pin once main has it, and no sooner', async () => {
  const { marks, show } = open(() => ({ kind: 'not-saved', says: 'The disk is full.' }));
  await userEvent.click(screen.getByRole('button', { name: 'Pin' }));
  await vi.waitFor(() => expect(marks()).toHaveLength(1));
  expect(screen.getByRole('button', { name: 'Pin' })).toBeTruthy();
  show(true, { pinned: true });
  expect(screen.getByRole('button', { name: 'Unpin' })).toBeTruthy();
});

it('asks whether an Interaction was triggered only if anything was sent', () => {
  const { rerender } = render(<MarksStrip exchange={makeExchange('x', { left: 'no' })} onNoted={vi.fn()} />);
  expect(screen.queryByRole('radiogroup', { name: 'Triggered' })).toBeNull();
  rerender(<MarksStrip exchange={makeExchange('x', { left: 'yes' })} onNoted={vi.fn()} />);
  expect(screen.getByRole('radiogroup', { name: 'Triggered' })).toBeTruthy();
});
