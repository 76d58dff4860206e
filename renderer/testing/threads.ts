import { vi } from 'vitest';
import type { ImportRequest, ImportResponse } from '#renderer/features/library/import-messages.ts';
import { openImportService } from '#renderer/features/library/import-service.ts';

/** One end of a channel. Its messages arrive at the other end one task later. */
class Port extends EventTarget {
  other: Port | null = null;
  postMessage(data: ImportRequest | ImportResponse): void {
    const { other } = this;
    // A file can't be cloned here. All other messages can.
    const carried = data.kind === 'read' && 'source' in data ? data : structuredClone(data);
    setTimeout(() => other?.dispatchEvent(new MessageEvent('message', { data: carried })));
  }
  start(): void {}
  close(): void {
    if (this.other !== null) this.other.other = null;
    this.other = null;
  }
}

function stubChannels() {
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
}

/**
 * The test environment has no workers: this runs the real import service in the test's own thread. A test can keep it busy
 * and let it die.
 */
export function installThreads() {
  const threads: { readonly port: Port; isTerminated: boolean; readonly tell: (event: Event) => void }[] = [];
  const waiting: (() => void)[] = [];
  let isBusy = false;

  stubChannels();
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
    /** How many are running. */
    running: () => threads.filter(({ isTerminated }) => !isTerminated).length,
    /** From now on there is no response. */
    beBusy: () => {
      isBusy = true;
    },
    /** Responds to what was requested meanwhile, unless the worker was ended. */
    goOn: () => {
      isBusy = false;
      for (const run of waiting.splice(0)) run();
    },
    /** All workers die, as one that throws (`error`) or is ended from outside (`close`). */
    die: (how: 'error' | 'close') => {
      for (const { port, tell } of threads)
        if (how === 'error') tell(new Event('error'));
        else port.other?.dispatchEvent(new Event('close'));
    },
  };
}
