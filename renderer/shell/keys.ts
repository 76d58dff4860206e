import { keyForPeople } from './use-keys.ts';

/** Each key of the window, in the order of the list that a person sees, with what it does. */
const described = [
  ['Mod+Enter', 'Send the event'],
  ['Escape', 'Cancel the event under way'],
  ['Mod+N', 'New event'],
  ['Mod+D', 'Duplicate the event'],
  ['Mod+W', 'Close the event'],
  ['Mod+Shift+T', 'Open the closed event again'],
  ['Ctrl+Tab', 'Next event'],
  ['Mod+L', 'Go to URI'],
  ['Mod+E', 'Choose the environment'],
  ['Mod+Shift+H', 'History'],
  ['Mod+\\', 'Show or hide the side bar'],
  ['Mod+,', 'Settings'],
  ['Mod+/', 'This list of keys'],
] as const;

export const keyList = described.map(([key, does]) => ({ key: keyForPeople(key), does }));
