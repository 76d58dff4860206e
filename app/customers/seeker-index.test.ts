import { expect, it } from 'vitest';
import { matchIdentities } from './customer-matcher.ts';

/** So many that a text is compared only with those who have a word in it. */
const others = Array.from({ length: 20 }, (_, at) => ({ customerKey: `someone-${at}@example.com`, tids: [] }));

it.each([
  ['Großkunde-000345', 'oeh://a/b?k=Gro%DFkunde-000345'],
  ['Großkunde-000345', 'oeh://a/b?k=Gro%C3%9Fkunde-000345'],
  ['irmak.kaya@example.com', 'Call ırmak.kaya@example.com back'],
  ['νίκος.παπας@example.gr', 'ν\u1f77κος.παπας@example.gr'],
])('among many customers, %s is found in %s', (customerKey, text) => {
  const cleared = matchIdentities([...others, { customerKey, tids: [] }]).clearText(text, 'value');
  expect(cleared).toContain('{{customer}}');
  expect(cleared).not.toMatch(/kunde|kaya|παπας/);
});
