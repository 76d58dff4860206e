import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataDescriptionSchema } from '#app/runs/data.ts';
import { type DataFile, type DataFileOptions, openDataFile } from '#main/runs/data/data-file.ts';

/** A fresh folder with data files for tests. */
export function createDataFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-data-'));
  let files = 0;

  function write(content: string | Uint8Array, name = `file-${++files}.csv`): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  return {
    folder,
    write,
    async open(content: string | Uint8Array, options?: DataFileOptions): Promise<DataFile> {
      const opening = await openDataFile({ kind: 'file', path: write(content) }, options);
      if (opening.kind !== 'opened') throw new Error(JSON.stringify(opening));
      dataDescriptionSchema.parse(opening.file.description);
      return opening.file;
    },
  };
}

/** The rows of a data file as the run reads them. */
export async function readRows(file: DataFile, from = 0): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  const onStop = (says: string) => {
    throw new Error(says);
  };
  for await (const cells of file.rows({ from, onStop })) rows.push(cells);
  return rows;
}
