import { z } from 'zod';
import { type CallName, calls, type Handlers, type Reply } from './contract.ts';

/**
 * Runs one call: the name must be one of the contract's own, the input is parsed, the handler runs, the output is parsed.
 * Never throws, whatever comes. `onBug` is called for a handler that threw or returned what the contract does not allow.
 */
export async function dispatch(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  onBug: (name: CallName, error: unknown) => void,
): Promise<Reply> {
  if (!isCallName(name)) return { ok: false, kind: 'unknown-call', says: 'Unknown call.' };
  const parsed = parseInput(name, input);
  if (!parsed.ok) return parsed;
  try {
    // The compiler cannot tie the name to its handler; the two parses around it do.
    const handler = handlers[name] as (value: unknown) => unknown;
    const value = calls[name]().output.parse(await handler(parsed.value));
    return { ok: true, value } as Reply;
  } catch (error) {
    reportBug(onBug, name, error);
    return { ok: false, kind: 'failed', says: `${name} failed.` };
  }
}

type Refused = Extract<Reply, { ok: false }>;

/** Parsing runs foreign code where an input has getters or is a proxy, and ends the stack where it is cyclic. */
function parseInput(name: CallName, input: unknown): { readonly ok: true; readonly value: unknown } | Refused {
  try {
    const parsed = calls[name]().input.safeParse(input);
    if (parsed.success) return { ok: true, value: parsed.data };
    const isTooLarge = parsed.error.issues.some(({ code }) => code === 'too_big');
    return { ok: false, kind: isTooLarge ? 'too-large' : 'bad-input', says: describeIssues(parsed.error) };
  } catch {
    return { ok: false, kind: 'bad-input', says: 'The input can’t be read.' };
  }
}

/** The first of what is wrong: an input of a million wrong values has a million issues. */
function describeIssues({ issues }: z.ZodError): string {
  return z.prettifyError({ issues: issues.slice(0, 20) });
}

/** What a handler threw can be anything, also something that throws when it is described. */
function reportBug(onBug: (name: CallName, error: unknown) => void, name: CallName, error: unknown): void {
  try {
    onBug(name, error);
  } catch {
    // The caller learns that the call failed; there is nothing else to say of this error.
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}
