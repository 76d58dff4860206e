import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { blankStoryboard } from '#app/storyboards/storyboard-edit.ts';
import { render } from '#renderer/testing/render.tsx';
import { Cast } from './cast.tsx';

const ada = { customerKey: 'ada@example.com', name: 'Ada', note: '', properties: [] };

it.each([
  [[], 'dialog', 'Add customer'],
  [[ada], 'menuitem', 'New customer each time'],
] as const)('adds a customer at once, and offers a choice only where there is one', async (profiles, role, name) => {
  render(<Cast storyboard={blankStoryboard('board', 'cast')} isOwn profiles={profiles} onEdit={() => {}} />);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Add customer' }));
  expect(await screen.findByRole(role, { name })).toBeDefined();
});

it('finds each known customer, however many there are, with their usual properties', async () => {
  const profiles = Array.from({ length: 14 }, (_, at) => ({
    ...{ ...ada, customerKey: `c${at}@x.org`, name: `Name ${at}` },
    properties: [{ enabled: true, name: 'tier', value: `gold ${at}` }],
  }));
  const edits: ((board: Storyboard) => Storyboard)[] = [];
  const board = blankStoryboard('board', 'cast');
  render(<Cast storyboard={board} isOwn profiles={profiles} onEdit={(edit) => edits.push(edit)} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Add customer' }));
  expect(await screen.findByText('2 more. Search to find them.')).toBeDefined();
  await user.type(screen.getByRole('searchbox', { name: 'Search known customers' }), 'name 13');
  await user.click(await screen.findByRole('menuitem', { name: /c13@x.org/ }));
  expect(edits.at(-1)?.(board).cast.at(-1)).toMatchObject({
    ...{ name: 'Name 13', customerKey: 'c13@x.org' },
    properties: [{ name: 'tier', value: 'gold 13' }],
  });
});

it('keeps a customer of the cast who was changed while the editor was open', async () => {
  const opened = blankStoryboard('board', 'cast');
  const imported = { ...opened, cast: opened.cast.map((one) => ({ ...one, customerKey: 'ada@imported.example' })) };
  const edits: ((board: Storyboard) => Storyboard)[] = [];
  const castOf = (board: Storyboard) => (
    <Cast storyboard={board} isOwn profiles={[]} onEdit={(edit) => edits.push(edit)} />
  );
  const { rerender } = render(castOf(opened));
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /Ada/ }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' L');
  rerender(castOf(imported));
  await user.click(screen.getByRole('button', { name: 'Save customer' }));
  const edit = edits.at(-1);
  expect(edit?.(imported).cast).toMatchObject([
    { name: 'Ada', customerKey: 'ada@imported.example' },
    { customerKey: 'ada.{{$randomInt}}@example.com' },
  ]);
  expect(edit?.(opened).cast).toHaveLength(1);
});
