import type { ImportPreview } from '#app/formats/import/import-preview.ts';
import type { ImportPlan } from '#app/formats/import/plan-import.ts';
import { joinPlans, splitPlan } from '#app/formats/import/plan-parts.ts';
import type { Pasted } from '#app/formats/import/read-paste.ts';
import type { Here, HereSummary } from '#app/formats/import/what-comes.ts';
import { type Answer, type Ask, type ImportOptions, partSize, type Shown } from './import-asks.ts';
import { openThread, type Thread } from './import-thread.ts';

/** How an ask ends that was never answered: by the person, or because the thread is gone. */
export type Ended = { readonly kind: 'stopped' } | { readonly kind: 'died' };

export type ReadAnswer =
  | { readonly kind: 'read'; readonly preview: ImportPreview }
  /** A folder, or a file that went away or may not be read. */
  | { readonly kind: 'unopened' }
  | Ended;

export type PlanAnswer =
  /** `text` is the plan as JSON, as main wants it. */
  (Extract<Answer, { kind: 'planned' }> & { readonly plan: ImportPlan }) | { readonly kind: 'unplanned' } | Ended;

/** Reads imports in a thread of its own, so that the window is free meanwhile. The thread is there when it is first needed. */
export function createImportReader() {
  let thread: Thread | null = null;
  let asked: { readonly hear: (answer: Answer) => void; readonly end: (how: Ended) => void } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let ended: Ended = { kind: 'stopped' };

  function end(how: Ended): void {
    const { end: tell } = asked ?? {};
    thread?.close();
    thread = null;
    asked = null;
    ended = how;
    tell?.(how);
  }

  function start(): Thread {
    thread ??= openThread(
      (answer) => (answer.kind === 'failed' ? end({ kind: 'died' }) : asked?.hear(answer)),
      () => end({ kind: 'died' }),
    );
    return thread;
  }

  /** `hear` makes of the answers what is wanted; undefined while there is more to come. */
  function ask<T>(question: Ask, hear: (answer: Answer) => T | undefined): Promise<T | Ended> {
    if (asked !== null) end({ kind: 'stopped' });
    const wanted = new Promise<T | Ended>((resolve) => {
      asked = {
        hear: (answer) => {
          const heard = hear(answer);
          if (heard === undefined) return;
          asked = null;
          resolve(heard);
        },
        end: resolve,
      };
      start().ask(question);
    });
    last = wanted;
    return wanted;
  }

  return {
    /** Has the thread there before it is needed: it takes longer to come than a small text takes to be read. */
    warmUp: () => void start(),
    /** Reads a text or a file. What is being read meanwhile is given up. */
    read: (source: string | File, here: HereSummary, onOpened: (shown: Shown) => void): Promise<ReadAnswer> =>
      ask({ kind: 'read', source, here }, (answer) => {
        if (answer.kind === 'opened') onOpened(answer.shown);
        return answer.kind === 'read' || answer.kind === 'unopened' ? answer : undefined;
      }),
    /** Plans what was read last, or is being read. */
    plan: async (here: Here, options: ImportOptions): Promise<PlanAnswer> => {
      await last;
      const reading = thread;
      if (reading === null) return ended;
      for (const part of splitPlan(here, partSize)) {
        reading.ask({ kind: 'here', part });
        await nextTask();
        if (thread !== reading) return ended;
      }
      const parts: ImportPlan[] = [];
      return ask<PlanAnswer>({ kind: 'plan', options }, (answer) => {
        if (answer.kind === 'part') parts.push(answer.part);
        if (answer.kind === 'planned') return { ...answer, plan: joinPlans(parts) };
        return answer.kind === 'unplanned' ? answer : undefined;
      });
    },
    /** Reads what was pasted where no field is. */
    paste: (text: string): Promise<Pasted | Ended> =>
      ask({ kind: 'paste', text }, (answer) => (answer.kind === 'pasted' ? answer.pasted : undefined)),
    /** Gives up what is under way, at once. */
    stop: () => {
      if (asked !== null) end({ kind: 'stopped' });
    },
    /** Ends the thread, and what was read with it. */
    close: () => end({ kind: 'stopped' }),
  };
}

/** Lets the window draw and hear what a person does. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
