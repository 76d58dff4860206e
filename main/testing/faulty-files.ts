import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';

/** A call of the file system. */
export type FileOperation =
  | 'open'
  | 'read'
  | 'write'
  | 'rename'
  | 'unlink'
  | 'folder'
  | 'list'
  | 'copy'
  | 'link'
  | 'truncate'
  | 'flush'
  | 'stat';

export type FileCall = { readonly operation: FileOperation; readonly path: string };

/** Decides whether a call fails: with this error code, or not at all. Calls are counted from 0. */
export type FaultPlan = (call: FileCall, index: number) => string | null;

type Callback = (error: Error | null) => void;
type AnyFunction = (...args: unknown[]) => unknown;

/** A plan that is in force. */
type Active = {
  /** Only calls in it are meant; empty for all calls. */
  readonly folder: string;
  readonly faults: FaultPlan;
  count: number;
};

const active = new Set<Active>();
const paths = new Map<number, string>();

/** The functions of node:fs by what they do. The path is the last of their path arguments: where something would be made. */
const operations: Readonly<Record<string, FileOperation>> = {
  open: 'open',
  readFile: 'read',
  read: 'read',
  createReadStream: 'read',
  writeFile: 'write',
  appendFile: 'write',
  write: 'write',
  rename: 'rename',
  unlink: 'unlink',
  rm: 'unlink',
  rmdir: 'unlink',
  mkdir: 'folder',
  readdir: 'list',
  copyFile: 'copy',
  link: 'link',
  truncate: 'truncate',
  ftruncate: 'truncate',
  fsync: 'flush',
  fdatasync: 'flush',
  stat: 'stat',
};

const twoPaths: ReadonlySet<FileOperation> = new Set(['rename', 'copy', 'link']);

function pathIn(operation: FileOperation, args: readonly unknown[]): string {
  const named = args[twoPaths.has(operation) ? 1 : 0];
  if (typeof named === 'number') return paths.get(named) ?? '';
  if (typeof named === 'string') return named;
  if (named instanceof URL || Buffer.isBuffer(named)) return named.toString();
  return '';
}

function isIn(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}${sep}`);
}

/** @returns the error that a call ends with; null where it goes to the real file system */
function describeWriteError(
  operation: FileOperation,
  name: string,
  args: readonly unknown[],
): NodeJS.ErrnoException | null {
  const path = pathIn(operation, args);
  // Node reads its own modules with the same functions; a descriptor without a known path isn't ours.
  if (active.size === 0 || path === '' || path.includes('node_modules')) return null;
  const plan = [...active].findLast(({ folder }) => isIn(folder, path));
  if (plan === undefined) return null;
  const code = plan.faults({ operation, path }, plan.count);
  plan.count += 1;
  return code === null ? null : Object.assign(new Error(`${code}: made to fail, ${name} '${path}'`), { code, path });
}

function wrapSync(name: string, operation: FileOperation, real: AnyFunction): AnyFunction {
  return (...args) => {
    const error = describeWriteError(operation, name, args);
    if (error !== null) throw error;
    const answer = real(...args);
    if (name === 'openSync' && typeof answer === 'number') paths.set(answer, pathIn(operation, args));
    return answer;
  };
}

function wrapCallback(name: string, operation: FileOperation, real: AnyFunction): AnyFunction {
  return (...args) => {
    const error = describeWriteError(operation, name, args);
    const callback = args.at(-1);
    if (typeof callback !== 'function') return real(...args);
    if (error !== null) return void setImmediate(() => (callback as Callback)(error));
    if (name !== 'open') return real(...args);
    return real(...args.slice(0, -1), (failure: Error | null, descriptor: number) => {
      if (failure === null) paths.set(descriptor, pathIn(operation, args));
      (callback as (failure: Error | null, descriptor: number) => void)(failure, descriptor);
    });
  };
}

function wrapPromise(name: string, operation: FileOperation, real: AnyFunction): AnyFunction {
  return async (...args) => {
    const error = describeWriteError(operation, name, args);
    if (error !== null) throw error;
    return real(...args);
  };
}

type Wrap = (name: string, operation: FileOperation, real: AnyFunction) => AnyFunction;

function wrapIn(home: Record<string, unknown>, name: string, operation: FileOperation, wrap: Wrap) {
  const real = home[name];
  // What hangs on a function, such as what util.promisify makes of it, stays.
  if (typeof real === 'function') home[name] = Object.assign(wrap(name, operation, real.bind(home)), real);
}

// Some packages take their functions of node:fs when they are loaded, so all are wrapped once, before them.
for (const [name, operation] of Object.entries(operations)) {
  const callbacks = fs as unknown as Record<string, unknown>;
  const promises = fs.promises as unknown as Record<string, unknown>;
  wrapIn(callbacks, `${name}Sync`, operation, wrapSync);
  if (name !== 'createReadStream') wrapIn(callbacks, name, operation, wrapCallback);
  wrapIn(promises, name, operation, wrapPromise);
}
syncBuiltinESMExports();

/**
 * Lets calls of the real file system fail as planned during some work: all other calls, and the files on
 * disk, are real. A test imports this module first, only for its effect: `import "#main/testing/faulty-files.ts"`.
 * @param folder where they fail; tests that name theirs can run at the same time
 * @returns what the work gave, and how many calls were counted
 */
export async function withFaultyFiles<T>(
  faults: FaultPlan,
  work: () => T | Promise<T>,
  folder = '',
): Promise<{ readonly value: T; readonly calls: number }> {
  const own: Active = { folder, faults, count: 0 };
  active.add(own);
  try {
    const value = await work();
    return { value, calls: own.count };
  } finally {
    active.delete(own);
  }
}

/** The calls that some work makes of the file system, in their order, without a fault. */
export async function fileCallsOf(work: () => unknown, folder = ''): Promise<readonly FileCall[]> {
  const calls: FileCall[] = [];
  await withFaultyFiles(
    (call) => {
      calls.push(call);
      return null;
    },
    async () => work(),
    folder,
  );
  return calls;
}

/** A plan in which the call with this number fails, once, with a code. */
export function failOnce(index: number, code: string): FaultPlan {
  return (_, at) => (at === index ? code : null);
}
