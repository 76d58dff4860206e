import { inflateSync } from 'node:zlib';

/**
 * The colours of a PNG as a browser writes it: 8 bits, with or without transparency, not interlaced.
 * @param {Buffer} png
 * @returns {{ width: number, height: number, pixels: Uint32Array }} each pixel as 0xRRGGBB
 */
export function readPixels(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const size = { 2: 3, 6: 4 }[png.readUInt8(25)];
  if (png.readUInt8(24) !== 8 || size === undefined || png.readUInt8(28) !== 0)
    throw new Error('This is no PNG as a browser writes it.');
  const rows = withoutFilters(inflateSync(dataOf(png)), { length: width * size, height, size });
  const pixels = new Uint32Array(width * height);
  for (let place = 0; place < pixels.length; place++) pixels[place] = rows.readUIntBE(place * size, 3);
  return { width, height, pixels };
}

function dataOf(/** @type {Buffer} */ png) {
  const parts = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/**
 * Undoes the filters. Each row is stored as differences to the pixel before, to the row above, or to a prediction from both.
 * @param {Buffer} data
 * @param {{ length: number, height: number, size: number }} rows length of a row and size of a pixel, in bytes
 */
function withoutFilters(data, { length, height, size }) {
  const rows = Buffer.alloc(length * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x++) {
      const at = y * length + x;
      const left = x < size ? 0 : (rows[at - size] ?? 0);
      const up = y === 0 ? 0 : (rows[at - length] ?? 0);
      const corner = x < size || y === 0 ? 0 : (rows[at - length - size] ?? 0);
      rows[at] = (data[y * (length + 1) + 1 + x] ?? 0) + predict(filter, { left, up, corner });
    }
  }
  return rows;
}

/**
 * The value that a row's filter predicts for a byte.
 * @param {number} filter
 * @param {{ left: number, up: number, corner: number }} near
 */
function predict(filter, { left, up, corner }) {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [toLeft, toUp, toCorner] = [left, up, corner].map((near) => Math.abs(left + up - corner - near));
      return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
    default:
      return 0;
  }
}
