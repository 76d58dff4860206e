import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place for stores in a fresh folder, with the notices that they gave. */
export function place(folder = mkdtempSync(join(tmpdir(), 'tidings-store-'))) {
  const notices: string[] = [];
  return {
    folder,
    notices,
    onNotice: (says: string) => notices.push(says),
    now: () => new Date('2026-01-02T03:04:05Z'),
  };
}

export type Place = ReturnType<typeof place>;
