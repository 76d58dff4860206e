import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readPixels } from './png-pixels.mjs';
import { makeSmall } from './small-png.mjs';

/** A PNG of these rows, each a filter and its bytes. Its checksums are not read. */
function png(width, rows, kind = 2) {
  const data = deflateSync(Buffer.concat(rows.map(([filter, bytes]) => Buffer.from([filter, ...bytes]))));
  const head = Buffer.alloc(33);
  head.writeUInt32BE(13, 8);
  head.write('IHDR', 12);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(rows.length, 20);
  head.set([8, kind], 24);
  const start = Buffer.alloc(8);
  start.writeUInt32BE(data.length, 0);
  start.write('IDAT', 4);
  return Buffer.concat([head, start, data, Buffer.alloc(4)]);
}

it('reads rows with every filter', () => {
  const rows = [
    [0, [10, 20, 30, 40, 50, 60]],
    [1, [10, 20, 30, 30, 30, 30]],
    [2, [0, 0, 0, 0, 0, 0]],
    [3, [5, 10, 15, 15, 15, 15]],
    [4, [0, 0, 0, 0, 0, 0]],
  ];
  const { pixels } = readPixels(png(2, rows));
  expect([...pixels].map((pixel) => pixel.toString(16))).toEqual(
    Array.from({ length: 5 }, () => ['a141e', '28323c']).flat(),
  );
});

it('ignores transparency, and refuses other formats', () => {
  expect([...readPixels(png(1, [[0, [1, 2, 3, 255]]], 6)).pixels]).toEqual([0x010203]);
  expect(() => readPixels(png(1, [[0, [1]]], 3))).toThrow('no PNG');
});

it('always writes one byte a pixel and 256 colours', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-png-'));
  const file = join(folder, 'a.png');
  const rows = Array.from({ length: 300 }, (_, y) => [
    0,
    Array.from({ length: 300 }, (_, x) => (x === 0 ? [y & 255, 1 + (y >> 8), 0] : [255, 255, 255])).flat(),
  ]);
  await writeFile(file, png(300, rows));
  const bytes = makeSmall(file);
  const after = await readFile(file);
  expect(after).toHaveLength(bytes);
  expect([after.readUInt32BE(16), after.readUInt32BE(20), after.readUInt8(25)]).toEqual([300, 300, 3]);
  expect(after.readUInt32BE(33)).toBe(256 * 3);
  await rm(folder, { recursive: true });
});
