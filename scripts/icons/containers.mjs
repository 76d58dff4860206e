/** What Windows reads, up to the size that its format has. */
const icoSizes = [16, 32, 48, 64, 128, 256];

/** The names under which macOS looks for a PNG, with its pixels: the ones for retina screens are twice as large. */
const icnsTypes = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
]);

/**
 * Windows' icon file: a table of PNGs, as every Windows since Vista reads them.
 * @param {ReadonlyMap<number, Buffer>} pngs by their size in pixels
 */
export function toIco(pngs) {
  const pictures = icoSizes.map((size) => ({ size, png: pngs.get(size) ?? Buffer.alloc(0) }));
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [place, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * place;
    // A byte is at most 255, so 0 means 256.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/**
 * macOS' icon file: one block a picture, each with its name and length in front.
 * @param {ReadonlyMap<number, Buffer>} pngs by their size in pixels
 */
export function toIcns(pngs) {
  const blocks = icnsTypes.map(([type, size]) => block(type, pngs.get(size) ?? Buffer.alloc(0)));
  return block('icns', Buffer.concat(blocks));
}

/**
 * @param {string} type
 * @param {Buffer} content
 */
function block(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}
