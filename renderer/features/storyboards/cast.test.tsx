import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
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
