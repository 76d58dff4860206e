import type { CallName, Input, Output } from '#app/ipc/contract.ts';
import { type CallFailed, call, isFailed } from '#renderer/bridge.ts';
import { sayOnce, takeBack } from '#renderer/ui/notices.tsx';

type NotSaved = { readonly kind: 'not-saved'; readonly says: string };

/** An answer without the cases that the person was already told about: the call failed, or nothing was saved. */
export type Good<A> = Exclude<A, CallFailed | NotSaved>;

/**
 * Makes a call. Shows a notice when it fails or main could not save.
 * @param so what that means for the person, as a clause: `the note wasn’t saved`
 * @returns the answer; null when a notice was shown
 */
export async function ask<N extends CallName>(name: N, input: Input<N>, so: string): Promise<Good<Output<N>> | null> {
  const answer = await call(name, input);
  if (isGood(answer)) {
    // That events may have been sent stays true, whatever works later.
    if (so !== mayHaveSent) takeBack(so);
    return answer;
  }
  sayOnce(so, problemOf(answer, so) ?? '');
  return null;
}

/** The same, for a call without a result. Returns whether it worked. */
export async function perform<N extends CallName>(name: N, input: Input<N>, so: string): Promise<boolean> {
  return (await ask(name, input, so)) !== null;
}

/** For a call that sends events: where it fails, it isn’t known how far it came. */
export const mayHaveSent = 'events may have been sent';

/** Why a call failed, in words for a person; null when it did not. */
export function problemOf(answer: unknown, so: string): string | null {
  if (isFailed(answer) && answer.isTooLarge === true)
    return `That’s more than Tidings can process at once, so ${so === mayHaveSent ? 'nothing was sent' : so}. Try again with less.`;
  if (isFailed(answer) && so === mayHaveSent)
    return 'Something went wrong in Tidings. Events may have been sent. Check Runs before you try again.';
  if (isFailed(answer)) return `Something went wrong in Tidings, so ${so}. Try again.`;
  if (isNotSaved(answer)) return `${so.charAt(0).toUpperCase()}${so.slice(1)}. ${answer.says}`;
  return null;
}

function isGood<A>(answer: A | CallFailed): answer is Good<A> {
  return !isFailed(answer) && !isNotSaved(answer);
}

function isNotSaved(answer: unknown): answer is NotSaved {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'not-saved';
}
