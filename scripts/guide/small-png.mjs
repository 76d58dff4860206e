import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { readPixels } from './png-pixels.mjs';

const mostColours = 256;

/** From this `distance` on, two colours are clearly different. */
const apart = 600;

/**
 * Makes a picture small in its place: it keeps its 256 most frequent colours, and each other becomes the nearest of them.
 * @param {string} file a PNG
 * @returns {number} its bytes now
 */
export function makeSmall(file) {
  const { width, height, pixels } = readPixels(readFileSync(file));
  const palette = paletteOf(pixels);
  const nearest = nearestIn(palette);
  // Each row begins with the number of its filter: none, which is best where colours are few.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = nearest(pixels[y * width + x] ?? 0);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  const small = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(parts))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  writeFileSync(file, small);
  return small.length;
}

/**
 * Half of the palette are clearly different colours, so that a rare one isn't lost among many shades of a frequent one.
 * @param {Uint32Array} pixels
 */
function paletteOf(pixels) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const ordered = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  /** @type {Set<number>} */
  const palette = new Set();
  for (const colour of ordered)
    if (palette.size < mostColours / 2 && [...palette].every((chosen) => distance(chosen, colour) > apart))
      palette.add(colour);
  for (const colour of ordered) if (palette.size < mostColours) palette.add(colour);
  return [...palette];
}

/** @param {readonly number[]} palette */
function nearestIn(palette) {
  const known = new Map(palette.map((colour, place) => [colour, place]));
  return (/** @type {number} */ colour) => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    const distances = palette.map((candidate) => distance(candidate, colour));
    const place = distances.indexOf(Math.min(...distances));
    known.set(colour, place);
    return place;
  };
}

function distance(/** @type {number} */ a, /** @type {number} */ b) {
  const other = parts(b);
  return parts(a).reduce((sum, part, place) => sum + (part - (other[place] ?? 0)) ** 2, 0);
}

function parts(/** @type {number} */ colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(/** @type {string} */ type, /** @type {Buffer} */ data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
