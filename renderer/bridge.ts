import type { Bridge, CallName, Input, Output, Push, PushName } from '#app/ipc/contract.ts';
import type { GivenFile } from '#app/ipc/given-file.ts';

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

/** A call without an answer, because of a bug or because main is gone. `says` is for the log. */
export type CallFailed = {
  readonly kind: 'call-failed';
  readonly says: string;
  /** The input was larger than main accepts. */
  readonly isTooLarge?: true;
};

/**
 * Makes a call of the contract. It never rejects, so callers must handle a failed call. `ask` and `perform` (see `ask.ts`) show
 * a notice.
 */
export async function call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N> | CallFailed> {
  try {
    const reply = await window.bridge.call(name, input);
    if (reply.ok) return reply.value;
    return { kind: 'call-failed', says: reply.says, ...(reply.kind === 'too-large' && { isTooLarge: true }) };
  } catch (error) {
    return { kind: 'call-failed', says: error instanceof Error ? error.message : `${name} failed.` };
  }
}

/** Whether a call had no answer. */
export function isFailed<A>(answer: A | CallFailed): answer is CallFailed {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'call-failed';
}

/** The answer of a call. Throws when it failed, for callers that show that themselves. */
export async function orThrow<A>(asked: Promise<A | CallFailed>): Promise<A> {
  const answer = await asked;
  if (isFailed(answer)) throw new Error(answer.says);
  return answer;
}

/** Listens to a push of the contract. Returns a function that stops it. */
export function listen<N extends PushName>(name: N, listener: (value: Push<N>) => void): () => void {
  return window.bridge.on(name, listener);
}

/** Gives main a file that the person chose or dropped. Null when it has no path, or the call failed. */
export async function giveFile(file: File): Promise<GivenFile | null> {
  try {
    return await window.bridge.giveFile(file);
  } catch {
    return null;
  }
}
