import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The value of a saved document, read before the stores are loaded. Nothing has checked it, and it throws where the file can't be
 * read: whoever shows it checks each part, and has a usual value.
 */
export function valueAtStart(folder: string, name: string) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')).value;
}
