import { foldTid } from '#app/event/customer-key.ts';
import { standsAlone } from './alone.ts';
import { createKeyFinder, type KeyFinder, type Place } from './key-finder.ts';
import type { Charset } from './written-forms.ts';

const shape = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const dash = '(?:-|%2d)';
// From the first dash on: a pattern that begins with the digits takes ten times as long, because many texts are made of them.
const inText = new RegExp(
  `${dash}(?<=[0-9a-f]{8}${dash})[0-9a-f]{4}(?:${dash}[0-9a-f]{4}){2}${dash}[0-9a-f]{12}`,
  'gi',
);
const inUtf16 = /-\0(?<=(?:[0-9a-f]\0){8}-\0)(?:[0-9a-f]\0){4}(?:-\0(?:[0-9a-f]\0){4}){2}-\0(?:[0-9a-f]\0){12}/gi;

/** Finds many TIDs at once: a customer may have thousands. Those of another shape than MXO's are sought one by one. */
export function tidFinders(tids: readonly string[], isTelling: (tid: string) => boolean): readonly KeyFinder[] {
  const folded = tids.map(foldTid);
  const usual = new Set(folded.filter((tid) => shape.test(tid)));
  const others = folded.filter((tid) => !usual.has(tid) && isTelling(tid)).map(createKeyFinder);
  return usual.size === 0 ? others : [createTidFinder(usual), ...others];
}

function createTidFinder(tids: ReadonlySet<string>): KeyFinder {
  const find = (text: string, charset: Charset): readonly Place[] => {
    const places: Place[] = [];
    for (const match of text.matchAll(charset === 'utf16' ? inUtf16 : inText)) {
      const from = match.index - (charset === 'utf16' ? 16 : 8);
      const to = match.index + match[0].length;
      const tid = text.slice(from, to).replaceAll('\0', '').replace(/%2d/gi, '-').toLowerCase();
      if (tids.has(tid) && standsAlone(text, [from, to], charset)) places.push([from, to]);
    }
    return places;
  };
  return { find: (text) => find(text, 'text'), findInBytes: find };
}
