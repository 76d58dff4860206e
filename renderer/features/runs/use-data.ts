import { useRef, useState } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { longestPaste } from '#app/limits.ts';
import type { DataFormat } from '#app/runs/data-format.ts';
import type { EarlierData, OpenedData } from '#app/runs/run-form.ts';
import { perform } from '#renderer/ask.ts';
import { type CallFailed, call, giveFile } from '#renderer/bridge.ts';
import { usePush } from '#renderer/use-call.ts';

/** The state of opening data. */
export type Opening =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly name: string; readonly readBytes: number; readonly allBytes: number }
  | { readonly kind: 'unreadable'; readonly says: string };

const tooLong = `This is longer than ${longestPaste / 1_000_000} million characters. Save it as a file, then choose that file.`;
const notRead = 'Something went wrong in Tidings, so the data wasn’t read. Try again.';

export type DataOpener = {
  readonly opening: Opening;
  readonly openFile: (file: File) => Promise<void>;
  readonly openText: (text: string) => Promise<void>;
  /** Opens the rows that a run kept. */
  readonly openRun: (earlier: EarlierData) => Promise<void>;
  /** Reads the same data again in the format that the person chose. */
  readonly reopen: (data: OpenedData, format: DataFormat) => Promise<void>;
  readonly cancel: () => void;
};

type Wanted = { readonly from: OpenedData['from']; readonly name: string; readonly bytes?: number };

/** Opens data, and says how much of it is read. */
export function useData(onOpened: (data: OpenedData) => void): DataOpener {
  const [opening, setOpening] = useState<Opening>({ kind: 'idle' });
  const turn = useRef(0);

  usePush('data.progressed', (progress) =>
    setOpening((before) => (before.kind === 'reading' ? { ...before, ...progress } : before)),
  );

  async function open({ from, name, bytes = 0 }: Wanted, format: DataFormat | null = null) {
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
      if (given !== null)
        return open({ from: { kind: 'file', fileId: given.fileId }, name: given.name, bytes: given.bytes });
      // A file that is dragged out of another program may have no path. Then its text is read.
      const text = await textOf(file);
      if (text === null)
        return setOpening({
          kind: 'unreadable',
          says: `${file.name} couldn’t be read from where it is. Save it in a folder on this computer, and choose it there.`,
        });
      return open({ from: { kind: 'text', text }, name: file.name, bytes: file.size });
    },
    openText: (text) => open({ from: { kind: 'text', text }, name: 'the pasted rows', bytes: text.length }),
    openRun: ({ runId, startedAt, name }) => open({ from: { kind: 'run', runId, startedAt }, name }),
    reopen: (data, format) => open({ from: data.from, name: data.about.name, bytes: data.about.bytes }, format),
    cancel: () => void perform('data.cancel', {}, 'reading wasn’t cancelled'),
  };
}

/** The text of a file; null where it is no UTF-8, such as a workbook: only main can read those, by their path. */
async function textOf(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}
