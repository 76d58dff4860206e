import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOutMenu } from './menu-layout.ts';

it('puts each command into the menu where a person looks for it', () => {
  const names = [
    'Send the event',
    'Undo',
    'Show history',
    'Dark theme',
    'Present Spring',
    'Settings',
    'Show me around',
  ];
  const laid = layOutMenu(names.map((name) => ({ name })));
  expect(laid.map(({ label, commands }) => ({ label, commands: commands.map(({ name }) => name) }))).toEqual([
    { label: 'Event', commands: ['Send the event'] },
    { label: 'Library', commands: ['Undo'] },
    { label: 'View', commands: ['Show history', 'Dark theme'] },
    { label: 'Present', commands: ['Present Spring'] },
    { label: 'Settings', commands: ['Settings'] },
    { label: 'Help', commands: ['Show me around'] },
  ]);
});

it('loses none and doubles none', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (names) => {
      const laid = layOutMenu(names.map((name, id) => ({ id, name }))).flatMap(({ commands }) => commands);
      expect(laid.toSorted((a, b) => a.id - b.id)).toEqual(names.map((name, id) => ({ id, name })));
    }),
  );
});
