/** The most places that are looked at: typing changes one, or a URI and the parameter in it. */
const most = 4;

/**
 * Where two values differ in nothing but text or a number that was typed in one place; null when more than that changed.
 * A URI and the parameter in it count as one place, and so does a body that cannot be read yet.
 */
export function typedPlace(before: unknown, after: unknown): string | null {
  const leaves: Leaf[] = [];
  collect(before, after, '', leaves);
  if (leaves.some(({ path }) => path === '.unreadBody')) return '.unreadBody';
  const counted = leaves.filter(({ path }) => !path.endsWith('.bare') && !(path === '.uri' && leaves.length > 1));
  const [leaf, another] = counted;
  return leaf === undefined || another !== undefined || !leaf.isTyped ? null : leaf.path;
}

type Leaf = { readonly path: string; readonly isTyped: boolean };

function collect(before: unknown, after: unknown, path: string, leaves: Leaf[]): void {
  if (Object.is(before, after) || leaves.length >= most) return;
  if (typeof before === 'object' && typeof after === 'object' && before !== null && after !== null) {
    const [old, fresh] = [Object.entries(before), new Map<string, unknown>(Object.entries(after))];
    if (old.length !== fresh.size || old.some(([name]) => !fresh.has(name))) leaves.push({ path, isTyped: false });
    else for (const [name, value] of old) collect(value, fresh.get(name), `${path}.${name}`, leaves);
    return;
  }
  const isTyped = typeof before === typeof after && (typeof after === 'string' || typeof after === 'number');
  leaves.push({ path, isTyped });
}
