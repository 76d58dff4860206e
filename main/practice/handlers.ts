import type { Handlers } from '#app/ipc/contract.ts';
import type { PracticeServer } from './practice-server.ts';
import { findRunning } from './running-practice.ts';

type PracticeCalls = Extract<keyof Handlers, `practice.${string}`>;

/** The calls on what the practice server received. */
export function createPracticeHandlers(
  practice: Pick<PracticeServer, 'events' | 'clear'>,
): Pick<Handlers, PracticeCalls> {
  return {
    'practice.list': () => ({ events: practice.events() }),
    'practice.find': findRunning,
    'practice.clear': () => {
      practice.clear();
      return {};
    },
  };
}
