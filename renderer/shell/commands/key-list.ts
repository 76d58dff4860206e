import { presenterKeys } from '#renderer/features/storyboards/presenter-keys.ts';
import { keyForPeople } from '#renderer/ui/use-keys.ts';
import { allCommands } from './all-commands.ts';

/** Keys that one part of the window has for itself, and no command. */
const ofParts: readonly (readonly [keys: readonly string[], help: string])[] = [
  [['Mod+V'], 'Outside of a field: make an event of what was copied'],
  [['Delete'], 'In the library: move to the trash'],
  [['Mod+Space'], 'In the library: choose one more'],
  [['Mod+S'], 'In the template editor: save the template'],
];

/** Each key of the window, with its second binding, in the order of the list that a person sees, with what it does. */
export const keyList = [
  ...allCommands.flatMap(({ keys = [], help, name }): (typeof ofParts)[number][] => {
    const says = help ?? (typeof name === 'string' ? name : null);
    return keys.length === 0 || says === null ? [] : [[keys, says]];
  }),
  ...ofParts,
  ...presenterKeys.map(({ keys, help }) => [keys, `While presenting: ${help}`] as const),
].map(([keys, does]) => ({ keys: keys.map(keyForPeople), does }));
