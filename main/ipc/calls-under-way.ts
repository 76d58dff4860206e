import type { Reply } from '#app/ipc/contract.ts';
import { savingKindOf } from '#app/ipc/saving-calls.ts';
import type { Answerer } from './serve.ts';

export type CallsUnderWay = {
  /** The same answerer, with its saving calls counted. */
  readonly track: (answer: Answerer) => Answerer;
  /** Resolves when every saving call so far is answered. */
  readonly settled: () => Promise<void>;
  /** Records problems of saving calls from now on. */
  readonly noteProblems: () => { readonly end: () => readonly string[] };
};

/** Keeps count of the calls that save something, so that the app doesn't quit in the middle of one. */
export function createCallsUnderWay(): CallsUnderWay {
  const underWay = new Set<Promise<Reply>>();
  const listeners = new Set<(problem: string) => void>();

  async function hear(answered: Promise<Reply>, isTyped: boolean): Promise<void> {
    underWay.add(answered);
    const problem = await answered.then(problemOf, () => unknownProblem);
    underWay.delete(answered);
    if (isTyped && problem !== null) for (const listener of listeners) listener(problem);
  }

  return {
    track: (answer) => (name, input) => {
      const answered = answer(name, input);
      const kind = savingKindOf(name);
      if (kind === 'typed' || kind === 'quiet') void hear(answered, kind === 'typed');
      return answered;
    },
    settled: async () => {
      await Promise.allSettled(underWay);
    },
    noteProblems: () => {
      const problems = new Set<string>();
      const listener = (problem: string) => void problems.add(problem);
      listeners.add(listener);
      return {
        end: () => {
          listeners.delete(listener);
          return [...problems];
        },
      };
    },
  };
}

const unknownProblem = 'Something went wrong in Tidings.';

/** Why nothing was saved, in words; null when it was, or when the person is notified elsewhere. */
function problemOf(reply: Reply): string | null {
  if (!reply.ok) return unknownProblem;
  const { value } = reply;
  if (!('kind' in value)) return null;
  return value.kind === 'not-saved' ? value.says : null;
}
