/** Values that run code of their own, end the stack or are nothing that a call can carry, each made anew, by name. */
export const hostileValues: Readonly<Record<string, () => unknown>> = {
  'a typed array': () => new Uint8Array(64),
  'a typed array of floats': () => new Float64Array([Number.NaN, Number.POSITIVE_INFINITY]),
  'a buffer': () => new ArrayBuffer(16),
  'a detached buffer': detachedBuffer,
  'a view': () => new DataView(new ArrayBuffer(8)),
  'a getter that throws': () => withGetter('id'),
  'getters that throw under every name': () => throwing({}),
  'a proxy that throws on everything': () => throwing(() => {}),
  'a proxy of an array that throws': () => throwing([]),
  'a proxy that answers everything': () => endless(),
  'a revoked proxy': () => revoked({}),
  'a revoked proxy of an array': () => revoked([]),
  'a cyclic object': cyclicObject,
  'a cyclic array': cyclicArray,
  'a cyclic tree of folders': cyclicFolder,
  'an object of 20,000 levels': () => nested((inner) => ({ children: inner })),
  'an array of 20,000 levels': () => nested((inner) => [inner]),
  'a symbol': () => Symbol('x'),
  'an object with symbols': () => ({ [Symbol.iterator]: 5, [Symbol.toPrimitive]: 5 }),
  'a big integer': () => 10n ** 400n,
  'a function': () => () => 'x',
  'a class': () => class {},
  'a promise': () => Promise.resolve({}),
  'a thenable that throws': () => withGetter('then'),
  'a date that is none': () => new Date(Number.NaN),
  'a map of itself': mapOfItself,
  'a set': () => new Set([1, '1']),
  'a weak map': () => new WeakMap(),
  'a regular expression': () => /(a+)+$/,
  'an error with a getter': errorWithGetter,
  'a text of 2 MB': () => 'x'.repeat(2_000_000),
  'a text of lone surrogates': () => '\uD800'.repeat(50_000),
  'a text that looks like JSON of 100,000 levels': () => '['.repeat(100_000),
  'an array of 100,000 holes': () => new Array(100_000),
  'an array that lies about its length': () => Object.assign(Object.create(Array.prototype), { length: 2 ** 32 - 1 }),
  'an object without a prototype': () => Object.assign(Object.create(null), { id: 'x' }),
  'an object with a prototype of its own': () => Object.create({ id: 'x', name: 'x' }),
  'an object named __proto__': () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {}}}'),
  'a frozen proxy': () => new Proxy(Object.freeze({ id: 'x' }), { get: () => 'another' }),
  'a number that is none': () => Number.NaN,
  infinity: () => Number.NEGATIVE_INFINITY,
  nothing: () => undefined,
};

function fail(): never {
  throw new Error('of a hostile value');
}

function withGetter(name: string): object {
  return Object.defineProperty({}, name, { enumerable: true, get: fail });
}

/** Throws whatever is asked of it. */
function throwing(target: object): object {
  const traps = Object.getOwnPropertyNames(Reflect).map((name) => [name, fail]);
  return new Proxy(target, Object.fromEntries(traps));
}

/** Has every property, each with every property. */
function endless(): object {
  const proxy: object = new Proxy({}, { get: () => proxy, has: () => true, ownKeys: () => ['id', 'children'] });
  return proxy;
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function detachedBuffer(): ArrayBuffer {
  const buffer = new ArrayBuffer(16);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

function cyclicObject(): object {
  const object: Record<string, unknown> = { id: 'x', name: 'x' };
  object['value'] = object;
  object['environment'] = object;
  return object;
}

function cyclicArray(): readonly unknown[] {
  const array: unknown[] = [];
  array.push(array, array);
  return array;
}

function cyclicFolder(): object {
  const folder: Record<string, unknown> = { kind: 'folder', id: 'x', name: 'x', parentId: 'x' };
  folder['children'] = [folder];
  return folder;
}

function mapOfItself(): ReadonlyMap<unknown, unknown> {
  const map = new Map<unknown, unknown>();
  return map.set(map, map);
}

function errorWithGetter(): Error {
  return Object.defineProperty(new Error('x'), 'message', { get: fail });
}

function nested(around: (inner: unknown) => unknown): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < 20_000; level += 1) value = around(value);
  return value;
}
