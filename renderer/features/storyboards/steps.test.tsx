import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { addStep, blankStoryboard, createNoteStep, createPauseStep } from '#app/storyboards/storyboard-edit.ts';
import { render } from '#renderer/testing/render.tsx';
import { Steps } from './steps.tsx';

const named = (title: string) => ({ ...createNoteStep(title), title });
const board = ['a', 'b', 'c'].reduce<Storyboard>((made, title) => addStep(made, named(title)), {
  ...blankStoryboard('board', 'cast'),
});

/** The steps of a storyboard, which saves its edits. */
function Edited({
  from,
  onOpened = () => {},
}: {
  readonly from: Storyboard;
  readonly onOpened?: (id: string) => void;
}) {
  const [storyboard, setStoryboard] = useState(from);
  const saved = { id: 's', group: 'Saved requests', name: 'Interest', draft: { ...blankDraft, uri: 'a://b' } } as const;
  return <Steps storyboard={storyboard} isOwn events={[saved]} onEdit={setStoryboard} onOpenStep={onOpened} />;
}

const list = () => screen.getByRole('list', { name: 'Steps' });
const titles = () =>
  within(list())
    .getAllByRole('button', { name: /^Move / })
    .map((grip) => grip.getAttribute('aria-label')?.slice(5));

it('moves a step by the arrow keys, keeps the focus on it, and says where it is', async () => {
  const user = userEvent.setup();
  render(<Edited from={board} />);
  screen.getByRole('button', { name: 'Move a' }).focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(titles()).toEqual(['b', 'c', 'a']);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move a');
  expect(screen.getByRole('status').textContent).toBe('a is now step 3 of 3.');
});

it.each([
  ['Move down', ['a', 'c', 'bb'], 'bb is now step 3 of 3.'],
  ['Move up', ['bb', 'a', 'c'], 'bb is now step 1 of 3.'],
])(
  '%s of a step moves it by one, also where what was typed is saved while its menu is open',
  async (name, after, says) => {
    render(<Edited from={board} />);
    fireEvent.click(within(list()).getByRole('button', { name: /^2/ }));
    const title = screen.getByRole('textbox', { name: 'Title' });
    fireEvent.change(title, { target: { value: 'bb' } });
    fireEvent.contextMenu(title);
    const item = await screen.findByRole('menuitem', { name });
    await waitFor(() => expect(titles()).toEqual(['a', 'bb', 'c']));
    fireEvent.click(item);
    expect(titles()).toEqual(after);
    expect(screen.getByText(says)).toBeDefined();
  },
);

it('moves a step to where it is dropped', () => {
  render(<Edited from={board} />);
  const [first] = within(list()).getAllByRole('listitem');
  const dataTransfer = { setData: () => {}, effectAllowed: '' };
  fireEvent.dragStart(screen.getByRole('button', { name: 'Move c' }), { dataTransfer });
  if (first !== undefined) fireEvent.dragOver(first, { clientY: -1 });
  fireEvent.drop(list());
  expect(titles()).toEqual(['c', 'a', 'b']);
});

it('adds each kind of step behind the one that is open', async () => {
  const user = userEvent.setup();
  render(<Edited from={board} />);
  await user.click(within(list()).getByRole('button', { name: /^1/ }));
  await user.click(screen.getByRole('button', { name: 'Add pause' }));
  await user.click(screen.getByRole('button', { name: 'Add event' }));
  expect(titles()).toEqual(['a', '2 days later', 'New event', 'b', 'c']);
});

it('adds an existing event without its customer, as the cast has one', async () => {
  const user = userEvent.setup();
  let opened = '';
  render(<Edited from={board} onOpened={(id) => (opened = id)} />);
  await user.click(screen.getByRole('button', { name: 'From a template' }));
  await user.type(await screen.findByRole('textbox', { name: 'Find a template or event' }), 'nothing');
  expect(screen.getByText('No template or event matches.')).toBeDefined();
  await user.keyboard('{Enter}');
  expect(titles()).toEqual(['a', 'b', 'c']);
  await user.clear(screen.getByRole('textbox', { name: 'Find a template or event' }));
  await user.keyboard('INTER{Enter}');
  expect(titles()).toEqual(['a', 'b', 'c', 'Interest']);
  await user.click(screen.getByRole('button', { name: 'Open in composer' }));
  expect(opened).not.toBe('');
});

it('keeps the text of two fields that are left at the same time', async () => {
  const user = userEvent.setup();
  render(<Edited from={{ ...board, steps: [createPauseStep('p'), named('n')] }} />);
  await user.click(within(list()).getByRole('button', { name: /^2 note n/ }));
  await user.type(screen.getByRole('textbox', { name: 'Title' }), 'ew');
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Say it');
  await user.click(within(list()).getByRole('button', { name: /^1 pause/ }));
  await user.clear(screen.getByRole('textbox', { name: /^Duration/ }));
  await user.type(screen.getByRole('textbox', { name: /^Duration/ }), '2 min');
  await user.tab();
  expect(list().textContent).toContain('new');
  expect(list().textContent).toContain('Say it');
  expect(list().textContent).toContain('2 min 0 s when played');
});

it('deletes a step by its key, and the one in its place has the focus', async () => {
  const user = userEvent.setup();
  render(<Edited from={board} />);
  const grip = (title: string) => screen.getByRole('button', { name: `Move ${title}` });
  grip('b').focus();
  await user.keyboard('{Delete}');
  expect(titles()).toEqual(['a', 'c']);
  expect(document.activeElement).toBe(grip('c'));
  expect(screen.getByRole('status').textContent).toBe('b deleted.');
  await user.keyboard('{Delete}');
  expect(document.activeElement).toBe(grip('a'));
});

it('a held Delete deletes one step', () => {
  render(<Edited from={board} />);
  fireEvent.keyDown(screen.getByRole('button', { name: 'Move a' }), { key: 'Delete' });
  fireEvent.keyDown(screen.getByRole('button', { name: 'Move b' }), { key: 'Delete', repeat: true });
  expect(titles()).toEqual(['b', 'c']);
});

it('says in an empty storyboard that an event can come from a template', () => {
  render(<Edited from={{ ...board, steps: [] }} />);
  expect(screen.getByText(/choose a template or one of your events with From a template/)).toBeDefined();
});
