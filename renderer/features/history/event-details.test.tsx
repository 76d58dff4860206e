import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Exchange } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { EventDetails } from './event-details.tsx';
import { dropTypedNotes } from './use-event-note.ts';

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

/** Two events in a main that saves a note when it is told to. */
async function showSlowly() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const notes = new Map<string, string>();
  const waiting: ((isSaved: boolean) => void)[] = [];
  const bridge = installFakeBridge({
    'exchange.open': ({ id }) => {
      const { marks, ...rest } = makeReceived(id, 'tid-1');
      return { exchange: { ...rest, marks: { ...marks, note: notes.get(id) ?? '' } } };
    },
    'history.mark': async ({ ids, marks }) => {
      const isSaved = await new Promise<boolean>((resolve) => waiting.push(resolve));
      if (!isSaved) return { kind: 'not-saved', says: 'The disk is full.' };
      for (const id of ids) notes.set(id, marks.note ?? '');
      bridge.push('exchange.marked', { ids, marks });
      return { kind: 'saved' };
    },
  });
  const { rerender } = render(<EventDetails id="s1" />);
  const rest = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms));
  const note = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' });
  await rest();
  return {
    note,
    rest,
    shown: () => note().value,
    saved: (id: string) => notes.get(id),
    asked: () => bridge.made.filter(({ name }) => name === 'history.mark').map(({ input }) => input),
    type: (text: string) => fireEvent.change(note(), { target: { value: text } }),
    show: async (id: string) => {
      rerender(<EventDetails id={id} />);
      await rest();
    },
    answer: async (isSaved = true) => {
      waiting.shift()?.(isSaved);
      await rest(300);
    },
    mark: async (id: string, text: string) => {
      notes.set(id, text);
      act(() => bridge.push('exchange.marked', { ids: [id], marks: { note: text } }));
      await rest(300);
    },
  };
}

it('saves a note that is deleted again while it is being saved', async () => {
  const { type, rest, answer, saved, shown } = await showSlowly();
  type('seen');
  await rest(400);
  type('');
  await rest(400);
  await answer();
  expect(shown()).toBe('');
  await answer();
  expect([saved('s1'), shown()]).toEqual(['', '']);
});

it('shows a note that is being saved when its field or its event is left, and is typed on from there', async () => {
  const { note, type, show, answer, saved, shown, asked } = await showSlowly();
  type('seen');
  fireEvent.blur(note());
  expect(shown()).toBe('seen');
  type('seen once');
  await show('s2');
  expect(shown()).toBe('');
  await show('s1');
  expect(shown()).toBe('seen once');
  await answer();
  expect(shown()).toBe('seen once');
  await answer();
  expect([saved('s1'), saved('s2'), shown()]).toEqual(['seen once', undefined, 'seen once']);
  expect(asked()).toHaveLength(2);
});

it('keeps a note that could not be saved, and shows one that was written elsewhere since', async () => {
  const { note, type, show, answer, shown, mark } = await showSlowly();
  type('seen');
  fireEvent.blur(note());
  await answer(false);
  await show('s2');
  await show('s1');
  expect(shown()).toBe('seen');
  await mark('s1', 'by another');
  expect(shown()).toBe('by another');
});

it('shows that a saved note was removed elsewhere', async () => {
  const { note, type, answer, shown, mark } = await showSlowly();
  type('seen');
  fireEvent.blur(note());
  await answer();
  await mark('s1', '');
  expect(shown()).toBe('');
});

it('saves a note that is typed again after it could not be saved', async () => {
  const { note, type, rest, answer, asked, saved, shown } = await showSlowly();
  type('seen');
  fireEvent.blur(note());
  await answer(false);
  type('');
  type('seen');
  fireEvent.blur(note());
  await rest(1_000);
  await answer();
  expect([asked().length, saved('s1'), shown()]).toEqual([2, 'seen', 'seen']);
});

it('shows the note that an event gets with others after its own could not be saved', async () => {
  const { note, type, rest, answer, shown, mark } = await showSlowly();
  type('seen');
  fireEvent.blur(note());
  await answer(false);
  expect(shown()).toBe('seen');
  act(() => dropTypedNotes(['s1']));
  await mark('s1', '');
  await rest(1_000);
  expect(shown()).toBe('');
});
