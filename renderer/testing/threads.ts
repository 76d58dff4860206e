import { vi } from 'vitest';
import type { Answer, Ask } from '#renderer/features/library/import-asks.ts';
import { openImportService } from '#renderer/features/library/import-desk.ts';

/** One end of a channel; what it says arrives at the other end a turn later. */
class Port extends EventTarget {
  other: Port | null = null;
  postMessage(data: Ask | Answer): void {
    const { other } = this;
    // A file cannot be cloned here; all that a thread answers can.
    const carried = data.kind === 'read' && 'source' in data ? data : structuredClone(data);
    setTimeout(() => other?.dispatchEvent(new MessageEvent('message', { data: carried })));
  }
  start(): void {}
  close(): void {
    if (this.other !== null) this.other.other = null;
    this.other = null;
  }
}

/**
 * There are no threads here: reads imports with the real desk, in this one. A test can have it busy without end, and have
 * it die.
 */
export function installThreads() {
  const threads: { readonly port: Port; isTerminated: boolean; readonly tell: (event: Event) => void }[] = [];
  const waiting: (() => void)[] = [];
  let isBusy = false;

  vi.stubGlobal(
    'MessageChannel',
    class {
      readonly port1 = new Port();
      readonly port2 = new Port();
      constructor() {
        this.port1.other = this.port2;
        this.port2.other = this.port1;
      }
    },
  );
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      private place = -1;
      postMessage(_: null, [port]: readonly [Port]): void {
        const thread = { port, isTerminated: false, tell: (event: Event) => void this.dispatchEvent(event) };
        this.place = threads.push(thread) - 1;
        const work = openImportService((answer) => {
          if (!thread.isTerminated) port.postMessage(answer);
        });
        port.addEventListener('message', (event) => {
          if (!(event instanceof MessageEvent)) return;
          const run = () =>
            void (thread.isTerminated || work(event.data).catch(() => port.postMessage({ kind: 'failed' })));
          if (isBusy) waiting.push(run);
          else run();
        });
      }
      terminate(): void {
        const thread = threads[this.place];
        if (thread !== undefined) thread.isTerminated = true;
      }
    },
  );

  return {
    /** How many run. */
    running: () => threads.filter(({ isTerminated }) => !isTerminated).length,
    /** From now on nothing is answered. */
    beBusy: () => {
      isBusy = true;
    },
    /** Answers what was asked meanwhile, unless the thread was ended. */
    goOn: () => {
      isBusy = false;
      for (const run of waiting.splice(0)) run();
    },
    /** All threads go, as one does that throws (`error`), or that is ended by somebody else (`close`). */
    die: (how: 'error' | 'close') => {
      for (const { port, tell } of threads)
        if (how === 'error') tell(new Event('error'));
        else port.other?.dispatchEvent(new Event('close'));
    },
  };
}
