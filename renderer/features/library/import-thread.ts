import type { Answer, Ask } from './import-asks.ts';

export type Thread = {
  readonly ask: (question: Ask) => void;
  /** Ends it at once, whatever it does. */
  readonly close: () => void;
};

/**
 * Starts a thread that reads imports.
 * @param onGone hears when it is gone without having been closed: it threw, could not be loaded, or was ended
 */
export function openThread(onAnswer: (answer: Answer) => void, onGone: () => void): Thread {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  const { port1: port, port2: theirs } = new MessageChannel();
  const listening = new AbortController();
  const { signal } = listening;
  const close = () => {
    listening.abort();
    port.close();
    worker.terminate();
  };
  const gone = () => {
    close();
    onGone();
  };
  worker.addEventListener('error', gone, { signal });
  // What nobody told of: the other end of a port is closed when its thread is gone.
  port.addEventListener('close', gone, { signal });
  port.addEventListener('message', ({ data }: MessageEvent<Answer>) => onAnswer(data), { signal });
  port.start();
  worker.postMessage(null, [theirs]);
  return { ask: (question) => port.postMessage(question), close };
}
