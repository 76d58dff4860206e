import { z } from 'zod';
import { type CallName, calls, type Handlers, type Reply } from './contract.ts';

/**
 * Runs one call: the name must be one of the contract's own, the input is parsed, the handler runs, the output is parsed.
 * Never throws. `onBug` is called for a handler that threw or returned what the contract does not allow.
 */
export async function dispatch(
  handlers: Handlers,
  name: unknown,
  input: unknown,
  onBug: (name: CallName, error: unknown) => void,
): Promise<Reply> {
  if (!isCallName(name)) return { ok: false, kind: 'unknown-call', says: 'Unknown call.' };
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) {
    const isTooLarge = parsed.error.issues.some(({ code }) => code === 'too_big');
    return { ok: false, kind: isTooLarge ? 'too-large' : 'bad-input', says: z.prettifyError(parsed.error) };
  }
  try {
    // The compiler cannot tie the name to its handler; the two parses around it do.
    const handler = handlers[name] as (value: unknown) => unknown;
    const value = calls[name].output.parse(await handler(parsed.data));
    return { ok: true, value } as Reply;
  } catch (error) {
    onBug(name, error);
    return { ok: false, kind: 'failed', says: `${name} failed.` };
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}
