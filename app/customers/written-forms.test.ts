import { expect, it } from 'vitest';
import { foldKey } from '#app/event/customer-key.ts';
import { writtenForms } from './written-forms.ts';

/** All characters of Unicode that are compared alike, in groups. */
function alikeOnes(): readonly (readonly string[])[] {
  const byFold = new Map<string, string[]>();
  for (let code = 0x21; code < 0x30000; code++) {
    const character = String.fromCodePoint(code);
    const folded = foldKey(character);
    const known = byFold.get(folded);
    if (known === undefined) byFold.set(folded, [character]);
    else known.push(character);
  }
  byFold.delete('');
  return [...byFold.values()].filter((group) => group.length > 1);
}

it('a key is found in every letter that it is compared like', () => {
  const missed: string[] = [];
  for (const group of alikeOnes())
    for (const key of [group.at(0) ?? '', group.at(-1) ?? '']) {
      const pattern = new RegExp(`^(?:${writtenForms(key, 'text')})$`, 'u');
      missed.push(...group.filter((other) => !pattern.test(other)).map((other) => `${key} as ${other}`));
    }
  expect(missed).toEqual([]);
});
