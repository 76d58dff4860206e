import { useEffect, useRef, useState } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { longestPaste } from '#app/limits.ts';
import type { DataFormat } from '#app/runs/data-format.ts';
import type { EarlierData, OpenedData } from '#app/runs/run-form.ts';
import { perform } from '#renderer/ask.ts';
import { type CallFailed, call, giveFile, listen } from '#renderer/bridge.ts';

/** How the opening of data goes. */
export type Opening =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly name: string; readonly readBytes: number; readonly allBytes: number }
  | { readonly kind: 'unreadable'; readonly says: string };

const tooLong = `This is longer than ${longestPaste / 1_000_000} million characters. Save it as a file on this computer, then choose that file.`;
const notRead = 'Something went wrong in Tidings, so the data wasn’t read. Try again.';

export type DataOpener = {
  readonly opening: Opening;
  readonly openFile: (file: File) => Promise<void>;
  readonly openText: (text: string) => Promise<void>;
  /** Opens the rows that a run kept. */
  readonly openRun: (earlier: EarlierData) => Promise<void>;
  /** Reads the same data again, as what the person says it is. */
  readonly reopen: (data: OpenedData, format: DataFormat) => Promise<void>;
  readonly cancel: () => void;
};

/** Opens data, and tells how far that is. */
export function useData(onOpened: (data: OpenedData) => void): DataOpener {
  const [opening, setOpening] = useState<Opening>({ kind: 'idle' });
  const turn = useRef(0);

  useEffect(
    () =>
      listen('data.progressed', (progress) =>
        setOpening((before) => (before.kind === 'reading' ? { ...before, ...progress } : before)),
      ),
    [],
  );

  async function open(from: OpenedData['from'], name: string, bytes: number, format: DataFormat | null) {
    const mine = ++turn.current;
    if (from.kind === 'text' && from.text.length > longestPaste)
      return setOpening({ kind: 'unreadable', says: tooLong });
    setOpening({ kind: 'reading', name, readBytes: 0, allBytes: bytes });
    const answer: Output<'data.open'> | CallFailed = await call('data.open', { from, format });
    if (mine !== turn.current) return;
    switch (answer.kind) {
      case 'opened':
        setOpening({ kind: 'idle' });
        return onOpened({ dataId: answer.dataId, about: answer.data, from });
      case 'unreadable':
        return setOpening({ kind: 'unreadable', says: answer.says });
      case 'cancelled':
        return setOpening({ kind: 'idle' });
      case 'call-failed':
        return setOpening({ kind: 'unreadable', says: notRead });
    }
  }

  return {
    opening,
    openFile: async (file) => {
      const given = await giveFile(file);
      if (given !== null) return open({ kind: 'file', fileId: given.fileId }, given.name, given.bytes, null);
      // What is dragged out of another program may have no place on the disk: then its text is taken.
      const text = await file.text().catch(() => null);
      if (text === null) return setOpening({ kind: 'unreadable', says: notRead });
      return open({ kind: 'text', text }, file.name, file.size, null);
    },
    openText: (text) => open({ kind: 'text', text }, 'the pasted rows', text.length, null),
    openRun: ({ runId, startedAt, name }) => open({ kind: 'run', runId, startedAt }, name, 0, null),
    reopen: (data, format) => open(data.from, data.about.name, data.about.bytes, format),
    cancel: () => void perform('data.cancel', {}, 'reading wasn’t cancelled'),
  };
}
