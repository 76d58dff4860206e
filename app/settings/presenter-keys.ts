import { z } from 'zod';

/** What a letter does while presenting, in the order in which the settings list it. */
export const presenterLetters = ['again', 'startOver', 'togglePlaying', 'toggleKeys', 'openMonitoring'] as const;

export type PresenterLetter = (typeof presenterLetters)[number];

/** A letter or a digit; empty for none. */
const letter = (usual: string) =>
  z
    .string()
    .regex(/^[A-Z0-9]?$/)
    .default(usual);

/** The keys of one character, which speech input may press by accident: they can be changed, and turned off. */
export const presenterKeysSchema = z.object({
  areOn: z.boolean().default(true),
  again: letter('T'),
  startOver: letter('R'),
  togglePlaying: letter('P'),
  toggleKeys: letter('K'),
  openMonitoring: letter('M'),
});

export type PresenterKeys = Readonly<z.infer<typeof presenterKeysSchema>>;

export const usualPresenterKeys: PresenterKeys = presenterKeysSchema.parse({});

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
