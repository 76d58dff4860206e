import { expect, it } from 'vitest';
import { commandOfKey, type ItemCommand, keyHelpOf, menuOf } from './item-command.ts';

type Thing = { readonly isOwn: boolean; readonly several: boolean; readonly done: string[] };

const commands: readonly ItemCommand<Thing>[] = [
  {
    id: 'rename',
    name: 'Rename',
    keys: ['F2'],
    inMenu: ({ several }) => !several,
    run: ({ done }) => done.push('rename'),
  },
  { id: 'copy', name: ({ isOwn }) => (isOwn ? 'Duplicate' : 'Copy to edit'), run: ({ done }) => done.push('copy') },
  {
    id: 'delete',
    name: 'Delete',
    keys: ['Delete'],
    help: 'move to the trash',
    when: ({ isOwn }) => isOwn,
    isDanger: true,
    run: ({ done }) => done.push('delete'),
  },
];
const thing = (change: Partial<Thing> = {}): Thing => ({ isOwn: true, several: false, done: [], ...change });

it('a menu has what can be done with the thing, by the name that fits it', () => {
  const labels = (on: Thing) => menuOf(commands, on).map(({ label }) => label);
  expect(labels(thing())).toEqual(['Rename', 'Duplicate', 'Delete']);
  expect(labels(thing({ isOwn: false }))).toEqual(['Rename', 'Copy to edit']);
  expect(labels(thing({ several: true }))).toEqual(['Duplicate', 'Delete']);
});

it('what is chosen in a menu is done to the thing that it was opened for', () => {
  const on = thing();
  menuOf(commands, on)
    .find(({ isDanger }) => isDanger)
    ?.onChoose();
  expect(on.done).toEqual(['delete']);
});

it('a key works where the command can be done, also where the menu leaves it out', () => {
  expect(commandOfKey(commands, 'F2', thing({ several: true }))?.id).toBe('rename');
  expect(commandOfKey(commands, 'Delete', thing({ isOwn: false }))).toBeUndefined();
  expect(commandOfKey(commands, 'F3', thing())).toBeUndefined();
});

it('the list of keys has those with a help text', () => {
  expect(keyHelpOf(commands)).toEqual([{ keys: ['Delete'], help: 'move to the trash' }]);
});
