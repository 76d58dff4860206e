/*
 * Electron's fuses are switches inside its executable: after the sentinel come a version byte, a length byte and one
 * ASCII digit a fuse. https://www.electronjs.org/docs/latest/tutorial/fuses
 */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const knownVersion = 1;
const off = '0'.charCodeAt(0);

/** The fuses we set, by their place in the row. */
export const fuse = /** @type {const} */ ({ nodeCliInspectArguments: 3, browserProcessSnapshot: 6 });

/**
 * Sets fuses in an Electron executable, in place.
 * @param {Buffer} executable
 * @param {ReadonlyMap<number, boolean>} settings by the fuse's place in the row
 */
export function setFuses(executable, settings) {
  const at = executable.indexOf(sentinel);
  if (at < 0) throw new Error('the executable has no fuses');
  if (executable.indexOf(sentinel, at + 1) >= 0) throw new Error('the executable has more than one row of fuses');
  const version = executable[at + sentinel.length];
  if (version !== knownVersion) throw new Error(`the executable's fuses are of the unknown version ${version}`);
  const length = executable[at + sentinel.length + 1] ?? 0;
  const row = executable.subarray(at + sentinel.length + 2, at + sentinel.length + 2 + length);
  for (const [index, isOn] of settings) {
    if (index >= row.length) throw new Error(`the executable has no fuse ${index}`);
    row[index] = isOn ? off + 1 : off;
  }
}
