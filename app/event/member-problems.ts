import { isJson } from '#app/text/json.ts';
import type { Draft, ExtraMember } from './draft.ts';
import { hideBareTokens } from './json-tokens.ts';
import type { Problem } from './problems.ts';

/** The members that an event has of its own, in any body form. */
const ownMembers = ['uri', 'properties', 'ck', 'customerKey', 'customerKeyName'] as const;

/** What keeps the other members from being sent. The JSON tab refuses a name twice, but one can come out of a variable. */
export function memberErrors(extra: readonly ExtraMember[]): readonly Problem[] {
  const seen = new Set<string>(ownMembers);
  return extra.flatMap(({ name, json }) => {
    const isDuplicate = seen.has(name);
    seen.add(name);
    return [
      ...(isDuplicate
        ? [error(`Duplicate member “${name}”`, 'Change its name on the JSON tab, or the value of the variable in it.')]
        : []),
      ...(isJson(hideBareTokens(json)) ? [] : [error(`Member “${name}” isn’t valid JSON`, 'Fix it on the JSON tab.')]),
    ];
  });
}

/** What is said of members that the API doesn't know: whether they are sent. */
export function memberProblems({ extra, sendAs }: Pick<Draft, 'extra' | 'sendAs'>): readonly Problem[] {
  if (extra.length === 0) return [];
  const [it, them, isnt] = extra.length === 1 ? ['it', 'it', 'isn’t'] : ['they', 'them', 'aren’t'];
  return [
    {
      level: 'warning',
      field: { kind: 'body' },
      says: `The JSON contains ${extra.map(({ name }) => `“${name}”`).join(', ')}, which ${isnt} part of this API`,
      why:
        sendAs === 'pixel'
          ? `A tracking pixel has no place for ${them}, so ${it} will not be sent.`
          : `MXO will probably ignore ${them}, but ${it} will be sent as is.`,
    },
  ];
}

function error(says: string, why: string): Problem {
  return { level: 'error', field: { kind: 'body' }, says, why };
}
