/** A value of PowerShell, as far as a script that makes a request needs them. */
export type Value = string | number | boolean | null | readonly Value[] | ReadonlyMap<string, Value>;

const sizes = new WeakMap<object, number>();

/** About how many characters a value has. Each list and table is counted once, however often others have it. */
export function sizeOf(value: Value): number {
  if (typeof value !== 'object' || value === null) return String(value).length;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const inner = value instanceof Map ? [...value].flat() : [...value.values()];
  const size = inner.reduce((sum: number, one) => sum + sizeOf(one) + 1, 1);
  sizes.set(value, size);
  return size;
}

/** A value as PowerShell puts it into a text. */
export function toText(value: Value): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(toText).join(' ');
  if (value instanceof Map) return 'System.Collections.Hashtable';
  return value === true ? 'True' : value === false ? 'False' : String(value);
}

/** A value as `ConvertTo-Json` writes it. */
export function toJson(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  if (value instanceof Map)
    return `{${[...value].map(([name, inner]) => `${JSON.stringify(name)}:${toJson(inner)}`).join(',')}}`;
  return JSON.stringify(value);
}
