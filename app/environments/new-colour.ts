import { type Environment, type EnvironmentColour, environmentColours } from './environment.ts';

/** The colour of environments with real customers, until a person chooses another. */
export const guardColour: EnvironmentColour = 'red';

/** Green is the colour of Practice, and red that of real customers. */
const freeOrder: readonly EnvironmentColour[] = ['blue', 'violet', 'pink', 'orange', 'ochre', 'slate'];

type Coloured = Pick<Environment, 'name' | 'askBeforeSending'>;

/** The colour of a new environment: red where events reach real customers; otherwise the first that no other has. */
export function newColour(
  { name, askBeforeSending }: Coloured,
  taken: readonly EnvironmentColour[],
): EnvironmentColour {
  if (askBeforeSending || saysLive(name)) return guardColour;
  const count = (colour: EnvironmentColour) => taken.filter((one) => one === colour).length;
  const [first = environmentColours[0]] = freeOrder.toSorted((a, b) => count(a) - count(b));
  return first;
}

/** Environments to be added, each with a colour of its own. */
export function withNewColours<T extends Coloured & { readonly colour: EnvironmentColour }>(
  made: readonly T[],
  here: readonly { readonly colour: EnvironmentColour }[],
): readonly T[] {
  const taken = here.map(({ colour }) => colour);
  return made.map((one) => {
    const colour = newColour(one, taken);
    taken.push(colour);
    return { ...one, colour };
  });
}

/** Whether a name means production. That of a place before it (preprod, non-prod) doesn't. */
function saysLive(name: string): boolean {
  const words = name.replace(/\b(?:pre|non|not)[-_. ]?(?:prod\w*|live)/gi, '');
  return /(?:^|[^a-z])(?:prod|prd|production|produktion|live)(?:[^a-z]|$)/i.test(words);
}
