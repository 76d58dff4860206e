import type { StorePlace } from '#main/storage/document-store.ts';
import type { LiveRun } from './live-run.ts';
import { createLiveSlot, type LiveSlot, type LiveSlotParts } from './live-slot.ts';
import { createPreviewSeed } from './preview-seed.ts';
import { createRunArchive, type RunArchive } from './run-archive.ts';
import { createRunLauncher, type RunLauncher } from './run-launcher.ts';
import { createRunPreviewer, type RunPreviewer } from './run-previewer.ts';
import { createRunReader, type RunReader } from './run-reader.ts';
import type { StarterParts } from './run-starter.ts';
import { createRunTrash, type RunTrash } from './run-trash.ts';
import { settleRuns } from './settle-runs.ts';

export type RunsParts = StarterParts & LiveSlotParts & { readonly place: StorePlace };

export type Runs = RunPreviewer &
  RunLauncher &
  RunReader &
  RunTrash & {
    /** The run that is under way, when it is this one. */
    readonly live: (runId: string) => LiveRun | null;
    /** Whether a run is being started or is under way, paused included: an erasure waits for its end. */
    readonly isBusy: () => boolean;
    /** Stops what is under way, and resolves when it is saved; null while there is nothing. */
    readonly underWay: LiveSlot['underWay'];
    readonly archive: RunArchive;
    /** Begins nothing more; what was under way is shown as interrupted at the next start. */
    readonly close: () => void;
  };

/** Plans, starts, watches and saves runs. One is under way at a time, or two that were started together. */
export async function openRuns(parts: RunsParts): Promise<Runs> {
  const { place, store } = parts;
  const slot: LiveSlot = createLiveSlot(parts, () => archive.release());
  const archive = createRunArchive(store, (runId) => slot.find(runId)?.log ?? null, place);
  const seed = createPreviewSeed(parts.newId);
  await settleRuns(store, place);
  return {
    ...createRunPreviewer({ ...parts, seed }),
    ...createRunLauncher({ ...parts, slot, seed, releaseFiles: archive.release }),
    ...createRunReader({ store, slot, archive }),
    ...createRunTrash({ ...parts, slot }),
    live: slot.find,
    isBusy: slot.isBusy,
    underWay: slot.underWay,
    archive,
    close: () => {
      slot.close();
      archive.release();
    },
  };
}
