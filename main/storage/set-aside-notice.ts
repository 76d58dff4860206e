import { basename } from 'node:path';
import { isDamaged, listDataFiles } from './data-files.ts';
import type { StorePlace } from './document-store.ts';

/**
 * Notifies the person, at each start, of damaged files that are still set aside: before the stores open, which report those they set
 * aside themselves.
 */
export function noticeSetAside({ folder, onNotice }: StorePlace): void {
  const names = damagedIn(folder).map((path) => basename(path));
  const [first] = names;
  if (first === undefined) return;
  const what = names.length === 1 ? `${first} is` : `${first} and ${names.length - 1} more are`;
  onNotice(
    `${what} still set aside because of damage. To use a repaired file, restore it in Settings, Storage. If you don’t need it, delete it from the folder.`,
    'storage',
  );
}

function damagedIn(folder: string): readonly string[] {
  try {
    const aside = listDataFiles(folder).filter(({ kind }) => kind === 'setAside');
    return aside.flatMap(({ path }) => (isDamaged(path) ? [path] : []));
  } catch {
    // A folder that can't be listed is reported by each store in it.
    return [];
  }
}
