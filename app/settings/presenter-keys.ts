import { z } from 'zod';

/** What a letter does while presenting, in the order in which the settings list it. */
export const presenterLetters = ['again', 'startOver', 'togglePlaying', 'toggleKeys', 'openMonitoring'] as const;

export type PresenterLetter = (typeof presenterLetters)[number];

/** The letters before a person changes any. Written out, so that the window has them without zod. */
export const usualPresenterKeys = {
  areOn: true,
  again: 'T',
  startOver: 'R',
  togglePlaying: 'P',
  toggleKeys: 'K',
  openMonitoring: 'M',
};

/** A letter or a digit; empty for none. */
const letter = (usual: string) =>
  z
    .string()
    .regex(/^[A-Z0-9]?$/)
    .default(usual);

/** The keys of one character, which speech input may press by accident: they can be changed, and turned off. */
export const presenterKeysSchema = z.object({
  areOn: z.boolean().default(usualPresenterKeys.areOn),
  again: letter(usualPresenterKeys.again),
  startOver: letter(usualPresenterKeys.startOver),
  togglePlaying: letter(usualPresenterKeys.togglePlaying),
  toggleKeys: letter(usualPresenterKeys.toggleKeys),
  openMonitoring: letter(usualPresenterKeys.openMonitoring),
});

export type PresenterKeys = Readonly<z.infer<typeof presenterKeysSchema>>;

/** What each of them does, in words. */
export const presenterLetterNames: Readonly<Record<PresenterLetter, string>> = {
  again: 'Try the step again',
  startOver: 'Start over',
  togglePlaying: 'Play or pause',
  toggleKeys: 'Show customer key and TID',
  openMonitoring: 'Open Monitoring',
};

/** The letter that does something now; empty where none does. */
export function letterFor(keys: PresenterKeys, action: PresenterLetter): string {
  return keys.areOn ? keys[action] : '';
}

/** The letters and digits that an action can have: those that nothing else has. */
export function freeLetters(keys: PresenterKeys, action: PresenterLetter): readonly string[] {
  const taken = presenterLetters.filter((other) => other !== action).map((other) => keys[other]);
  return [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'].filter((one) => !taken.includes(one));
}
