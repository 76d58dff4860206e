import { createHash } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/*
 * On Windows and macOS, Electron starts only the archive whose hash is in the app: in a resource of the executable, or
 * in Info.plist. https://www.electronjs.org/docs/latest/tutorial/asar-integrity
 */

/**
 * What Electron compares: SHA-256 over the archive's table of contents, which contains the hash of each file.
 * @param {string} archive
 * @returns {Promise<string>} in hex
 */
export async function hashOfArchive(archive) {
  const file = await open(archive);
  try {
    // Four numbers of 32 bits, the last of them the length of the table's text.
    const { buffer: start } = await file.read(Buffer.alloc(16), 0, 16, 0);
    const table = Buffer.alloc(start.readUInt32LE(12));
    await file.read(table, 0, table.length, 16);
    return createHash('sha256').update(table).digest('hex');
  } finally {
    await file.close();
  }
}

/**
 * The hash that an app requires of its archive.
 * @param {Buffer} carrier a Windows executable or an Info.plist
 * @returns {string | undefined} in hex
 */
export function hashAskedBy(carrier) {
  const text = carrier.toString('latin1');
  const asked =
    /"file":"resources\\\\app\.asar","alg":"SHA256","value":"([0-9a-f]{64})"/.exec(text) ??
    /<key>Resources\/app\.asar<\/key>\s*<dict>\s*<key>algorithm<\/key>\s*<string>SHA256<\/string>\s*<key>hash<\/key>\s*<string>([0-9a-f]{64})</.exec(
      text,
    );
  return asked?.[1];
}

/**
 * Checks that each built app for Windows or macOS requires the archive that it has.
 * @param {string} folder where they are, unpacked
 * @returns {Promise<number>} how many there were
 */
export async function checkIntegrity(folder) {
  const archives = (await readdir(folder, { recursive: true })).filter((file) => path.basename(file) === 'app.asar');
  for (const archive of archives) {
    const file = path.join(folder, archive);
    const asked = hashAskedBy(await readFile(await carrierOf(file)));
    if (asked !== (await hashOfArchive(file))) throw new Error(`${archive} is not the archive that its app asks for`);
  }
  return archives.length;
}

/** @param {string} archive */
async function carrierOf(archive) {
  const above = path.resolve(archive, '../..');
  const name = (await readdir(above)).find((file) => file === 'Info.plist' || file.endsWith('.exe'));
  if (name === undefined) throw new Error(`beside ${archive} there is no app to ask for it`);
  return path.join(above, name);
}
