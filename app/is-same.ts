/** Whether two values of JSON are alike, whatever the order of their members. What is undefined counts as left out. */
export function isSame(one: unknown, other: unknown): boolean {
  // Not by a function that calls itself: a response may be nested deeper than the stack.
  const pairs = [[one, other]];
  for (const [a, b] of pairs) {
    if (Object.is(a, b)) continue;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const [mine, theirs] = [membersOf(a), membersOf(b)];
    if (mine.size !== theirs.size) return false;
    for (const [name, value] of mine) {
      if (!theirs.has(name)) return false;
      pairs.push([value, theirs.get(name)]);
    }
  }
  return true;
}

function membersOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([, inner]) => inner !== undefined));
}
