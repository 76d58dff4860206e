import { keyForPeople } from './use-keys.ts';

/** Each key of the window, in the order of the list that a person sees, with what it does. */
const described = [
  ['Mod+Enter', 'Send the event'],
  ['Escape', 'Cancel the event under way'],
  ['Mod+K', 'Search and commands'],
  ['Mod+S', 'Save request'],
  ['Mod+Shift+S', 'Save as'],
  ['Mod+Z', 'Undo'],
  ['Mod+Shift+Z', 'Redo'],
  ['Mod+N', 'New event'],
  ['Mod+D', 'Duplicate the event'],
  ['Mod+W', 'Close the event'],
  ['Mod+Shift+T', 'Open the closed event again'],
  ['Ctrl+Tab', 'Next event'],
  ['Mod+L', 'Go to URI'],
  ['F2', 'Rename a saved request'],
  ['Mod+E', 'Choose the environment'],
  ['Mod+Shift+H', 'History'],
  ['Mod+\\', 'Show or hide the side bar'],
  ['Mod+,', 'Settings'],
  ['Mod+=', 'Larger'],
  ['Mod+-', 'Smaller'],
  ['Mod+0', 'Usual size'],
  ['Mod+/', 'This list of keys'],
] as const;

export const keyList = described.map(([key, does]) => ({ key: keyForPeople(key), does }));
