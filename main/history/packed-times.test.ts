import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areWholeTimes, packTimes, readTimes } from './packed-times.ts';

/** Times as we write them, and as others may have. */
const anyTime = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('2026-11-28T09:00:00Z', '2026-11-28T09:00:00.123456Z', '2026-02-30T00:00:00.000Z', '', 'soon'),
);

it('gives each time back as it was, and its number, also from a file', () => {
  fc.assert(
    fc.property(fc.array(anyTime), (texts) => {
      const packed = packTimes(texts);
      const written = JSON.parse(JSON.stringify(packed.written()));
      expect([texts.length, texts.length + 1].map((count) => areWholeTimes(written, count))).toEqual([true, false]);
      for (const { textAt, timeAt } of [packed, readTimes(written, texts.length)]) {
        expect(texts.map((_, row) => textAt(row))).toEqual(texts);
        expect(texts.map((_, row) => timeAt(row))).toEqual(texts.map((text) => Date.parse(text)));
        expect([textAt(texts.length), timeAt(texts.length)]).toEqual(['', Number.NaN]);
      }
    }),
  );
});
