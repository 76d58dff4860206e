/**
 * A value of PowerShell, as far as a script that makes a request needs them. Lists and tables are shared, as there: what is
 * set in one is seen wherever it is.
 */
export type Value = string | number | bigint | boolean | null | Value[] | Map<string, Value>;

let sizes = new WeakMap<object, number>();

/** About how many characters a value has. Each list and table is counted once, however often others have it. */
export function sizeOf(value: Value): number {
  if (typeof value !== 'object' || value === null) return String(value).length;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const inner = value instanceof Map ? [...value].flat() : value;
  const size = inner.reduce((sum: number, one) => sum + sizeOf(one) + 1, 1);
  sizes.set(value, size);
  return size;
}

/** To be called for what is changed. Whatever has it in it was measured with it, so nothing is to do where it wasn't. */
function forgetSizes(changed: object): void {
  if (sizes.has(changed)) sizes = new WeakMap();
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
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

/** A number as it is written. An integer keeps all its digits; of others, PowerShell too keeps what a double has. */
export function toNumber(written: string): number | bigint {
  const digits = written.replace(/^-/, '');
  // PowerShell's longest integer has 29 digits.
  if (digits.includes('.') || digits.length > 29) return Number(written);
  return digits === written ? BigInt(digits) : -BigInt(digits);
}

/** What `+` makes of two values. */
export function add(one: Value, other: Value): Value {
  if (one === null) return other;
  if (Array.isArray(one)) return [...one, ...(Array.isArray(other) ? other : [other])];
  if (one instanceof Map && other instanceof Map) return new Map([...one, ...other]);
  if (typeof one === 'bigint' && typeof other === 'bigint') return one + other;
  if (isNumber(one) && isNumber(other)) return Number(one) + Number(other);
  return toText(one) + toText(other);
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** What a table or list has under a name or at an index; undefined where it has nothing. */
export function memberOf(value: Value | undefined, key: Value): Value | undefined {
  if (value instanceof Map) return value.get(nameIn(value, key));
  return Array.isArray(value) && isNumber(key) ? value.at(Number(key)) : undefined;
}

/** Sets what a table or list has under a name or at an index; false where it can't. */
export function setMember(target: Value | undefined, key: Value, value: Value): boolean {
  if (target instanceof Map) {
    const name = nameIn(target, key);
    target.set(name, value);
    names.get(target)?.set(name.toLowerCase(), name);
  } else if (Array.isArray(target) && isNumber(key) && target.at(Number(key)) !== undefined)
    target.splice(Number(key), 1, value);
  else return false;
  forgetSizes(target);
  return true;
}

/** The names of a table by their small letters: PowerShell doesn't tell capitals apart. */
const names = new WeakMap<object, Map<string, string>>();

function nameIn(table: ReadonlyMap<string, Value>, key: Value): string {
  const name = toText(key);
  if (table.has(name)) return name;
  const known = names.get(table);
  const own = known?.size === table.size ? known : new Map([...table.keys()].map((one) => [one.toLowerCase(), one]));
  names.set(table, own);
  return own.get(name.toLowerCase()) ?? name;
}

/** What a call of a value gives, of the few that scripts for a request use; undefined for any other. */
export function callOn(value: Value, name: string, inputs: readonly Value[]): Value | undefined {
  const [first, second] = inputs;
  switch (`${name}/${inputs.length}`) {
    case 'tostring/0':
      return toText(value);
    case 'trim/0':
      return toText(value).trim();
    case 'getbytes/1':
      return first;
    case 'add/2':
      return setMember(value instanceof Map ? value : undefined, first ?? null, second ?? null) ? null : undefined;
    case 'add/1':
      if (!Array.isArray(value)) return undefined;
      value.push(first ?? null);
      forgetSizes(value);
      return null;
    case 'remove/1':
      return value instanceof Map && value.delete(nameIn(value, first ?? null)) ? null : undefined;
    default:
      return undefined;
  }
}
