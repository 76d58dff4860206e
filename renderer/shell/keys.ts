import { keyForPeople } from './use-keys.ts';

/** Each key of the window, with its second binding, in the order of the list that a person sees, with what it does. */
const described: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['Mod+Enter'], 'Send the event'],
  [['Escape'], 'Cancel the event under way'],
  [['Mod+K'], 'Search and commands'],
  [['Mod+S'], 'Save request'],
  [['Mod+Shift+S'], 'Save as'],
  [['Mod+Z'], 'Undo'],
  [['Mod+Shift+Z', 'Mod+Y'], 'Redo'],
  [['Mod+N', 'Mod+T'], 'New event'],
  [['Mod+V'], 'Outside of a field: make an event of what was copied'],
  [['Mod+D'], 'Duplicate the event, or what is chosen in the library'],
  [['Mod+W'], 'Close the event'],
  [['Mod+Shift+T'], 'Open the closed event again'],
  [['Ctrl+Tab'], 'Next event'],
  [['Ctrl+Shift+Tab'], 'Event before'],
  [['Mod+L'], 'Go to URI'],
  [['Mod+E'], 'Choose the environment'],
  [['F2'], 'Rename a saved request or folder'],
  [['Delete'], 'In the library: move to the trash'],
  [['Mod+Space'], 'In the library: choose one more'],
  [['Mod+Shift+H'], 'History'],
  [['Mod+\\', 'Mod+B'], 'Show or hide the side bar'],
  [['Mod+,'], 'Settings'],
  [['Mod+='], 'Larger'],
  [['Mod+-'], 'Smaller'],
  [['Mod+0'], 'Usual size'],
  [['Mod+/', 'F1'], 'This list of keys'],
  [['Space', '→', 'PageDown'], 'While presenting: next'],
  [['←', 'PageUp'], 'While presenting: one step back'],
  [['K'], 'While presenting: show customer key and tid'],
  [['P'], 'While presenting: play, or hold'],
  [['T'], 'While presenting: try the step again'],
  [['R'], 'While presenting: start over with fresh visitors'],
];

export const keyList = described.map(([keys, does]) => ({ keys: keys.map(keyForPeople), does }));
