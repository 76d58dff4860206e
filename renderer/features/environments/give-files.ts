import { mostFiles } from '#app/limits.ts';
import { giveFile } from '#renderer/bridge.ts';

/** Hands main the files that a person chose; null when one has no place on the disk. */
export async function giveFiles(files: readonly File[]): Promise<readonly string[] | null> {
  const given = await Promise.all(files.map(giveFile));
  const ids = given.flatMap((file) => (file === null ? [] : [file.fileId]));
  return ids.length === files.length && ids.length > 0 ? ids : null;
}

/** What to say when more files were chosen than can be read at once. */
export const tooManyFiles = `Choose at most ${mostFiles} files at once.`;

/** What to say when reading the files failed. */
export const notRead = 'Something went wrong in Tidings, so the file wasn’t read. Try again.';

/** What to say when a file could not be given. */
export const notGiven = 'The file couldn’t be opened. Choose a file on this computer.';
