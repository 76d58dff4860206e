import type { ImportPreview } from '#app/formats/import/import-preview.ts';
import type { ImportPlan } from '#app/formats/import/plan-import.ts';
import { joinPlans, splitPlan } from '#app/formats/import/plan-parts.ts';
import type { Pasted } from '#app/formats/import/read-paste.ts';
import type { Here, HereSummary } from '#app/formats/import/what-comes.ts';
import type { ImportSource } from '#renderer/state/dialog.ts';
import { nextTask } from '#renderer/ui/next-task.ts';
import type { Shown } from '#renderer/ui/shown-text.ts';
import { type ImportOptions, type ImportRequest, type ImportResponse, partLimit } from './import-messages.ts';

/** How a request ends without a response: the person stopped it, or the worker is gone. */
export type Ended = { readonly kind: 'stopped' } | { readonly kind: 'died' };

type ReadAnswer =
  | { readonly kind: 'read'; readonly preview: ImportPreview }
  /** A folder, or a file that was deleted or can’t be read. */
  | { readonly kind: 'unopened' }
  | Ended;

/** The data file of a visit, or why there is none. */
export type TableAnswer = Extract<ImportResponse, { kind: 'table' | 'unplanned' }> | Ended;

export type PlanAnswer =
  /** `text` is the plan as JSON, for main. */
  | (Extract<ImportResponse, { kind: 'planned' }> & { readonly plan: ImportPlan; readonly text: string })
  | { readonly kind: 'unplanned' }
  | Ended;

/** Reads imports in a worker, so that the window stays responsive. The worker starts when it is first needed. */
export function createImportClient() {
  const { connect, request, whenDone, ending, stop, close } = createRequests();
  return {
    /** Starts the worker before it is needed: that takes longer than reading a small text. */
    warmUp: () => void connect(),
    /** Reads a text or files. Stops what is being read. */
    read: (source: ImportSource, here: HereSummary, onOpened: (shown: Shown) => void): Promise<ReadAnswer> =>
      request({ kind: 'read', source, here }, (response) => {
        if (response.kind === 'opened') onOpened(response.shown);
        return response.kind === 'read' || response.kind === 'unopened' ? response : undefined;
      }),
    /** Plans what was read last, or is being read. */
    plan: async (here: Here, options: ImportOptions): Promise<PlanAnswer> => {
      const connection = await whenDone();
      if (connection === null) return ending();
      for (const part of splitPlan(here, partLimit)) {
        connection.post({ kind: 'here', part });
        await nextTask();
        if (!connection.isOpen()) return ending();
      }
      const parts: ImportPlan[] = [];
      const pieces: string[] = [];
      return request<PlanAnswer>({ kind: 'plan', options }, (response) => {
        if (response.kind === 'part') parts.push(response.part);
        if (response.kind === 'text') pieces.push(response.piece);
        if (response.kind === 'planned') return { ...response, plan: joinPlans(parts), text: pieces.join('') };
        return response.kind === 'unplanned' ? response : undefined;
      });
    },
    /** Writes the visit that was read last, or is being read, as a data file. */
    table: async (): Promise<TableAnswer> => {
      if ((await whenDone()) === null) return ending();
      return request<TableAnswer>({ kind: 'table' }, (response) =>
        response.kind === 'table' || response.kind === 'unplanned' ? response : undefined,
      );
    },
    /** Reads what was pasted outside a field. */
    paste: (text: string): Promise<Pasted | Ended> =>
      request({ kind: 'paste', text }, (response) => (response.kind === 'pasted' ? response.pasted : undefined)),
    /** Stops the request that is under way, at once. */
    stop,
    /** Ends the worker. It loses what it has read. */
    close,
  };
}

type Pending = { readonly take: (response: ImportResponse) => void; readonly end: (how: Ended) => void };

/** One worker, and one request to it at a time. */
function createRequests() {
  let connection: Connection | null = null;
  let pending: Pending | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let ended: Ended = { kind: 'stopped' };

  function end(how: Ended): void {
    const before = pending;
    connection?.close();
    connection = null;
    pending = null;
    ended = how;
    before?.end(how);
  }

  function connect(): Connection {
    connection ??= connectToWorker(
      (response) => (response.kind === 'failed' ? end({ kind: 'died' }) : pending?.take(response)),
      () => end({ kind: 'died' }),
    );
    return connection;
  }

  /** `read` turns the responses into the result. It returns undefined while more are to come. */
  function request<T>(message: ImportRequest, read: (response: ImportResponse) => T | undefined): Promise<T | Ended> {
    if (pending !== null) end({ kind: 'stopped' });
    const result = new Promise<T | Ended>((resolve) => {
      const take = (response: ImportResponse) => {
        const found = read(response);
        if (found === undefined) return;
        pending = null;
        resolve(found);
      };
      pending = { take, end: resolve };
      connect().post(message);
    });
    last = result;
    return result;
  }

  return {
    connect,
    request,
    /** Waits for the last request. Returns the worker that did it; null when it has ended. */
    whenDone: async () => {
      await last;
      return connection;
    },
    /** How the last worker ended. */
    ending: () => ended,
    stop: () => {
      if (pending !== null) end({ kind: 'stopped' });
    },
    close: () => end({ kind: 'stopped' }),
  };
}

type Connection = {
  readonly post: (message: ImportRequest) => void;
  readonly isOpen: () => boolean;
  /** Ends the worker at once, whatever it does. */
  readonly close: () => void;
};

/**
 * Starts the worker that reads imports.
 * @param onGone called when the worker is gone without `close`: it threw, could not be loaded, or was ended
 */
function connectToWorker(onResponse: (response: ImportResponse) => void, onGone: () => void): Connection {
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
  // The only sign of a worker that was ended from outside: its end of the port is closed.
  port.addEventListener('close', gone, { signal });
  port.addEventListener('message', ({ data }: MessageEvent<ImportResponse>) => onResponse(data), { signal });
  port.start();
  worker.postMessage(null, [theirs]);
  return { post: (message) => port.postMessage(message), isOpen: () => !signal.aborted, close };
}
