import { foldText, hasWords, searchWords } from '#app/text/search.ts';
import { type GuidePage, textOfBlock } from './guide-page.ts';

/** A part of a page that has every word that was looked for. */
export type GuideHit = {
  readonly place: string;
  readonly title: string;
  readonly heading: string;
  /** The words around the first of those looked for. */
  readonly excerpt: string;
};

type Section = { readonly place: string; readonly title: string; readonly heading: string; readonly lines: string[] };

const before = 30;
const longest = 110;

/** The parts of the guide that have all the words, those with one in a heading first. */
export function searchGuide(pages: readonly GuidePage[], query: string): readonly GuideHit[] {
  const words = searchWords(query);
  if (words.length === 0) return [];
  return pages
    .flatMap(sectionsOf)
    .filter(({ title, heading, lines }) => {
      return hasWords([title, heading, ...lines], words);
    })
    .map(({ lines, ...section }) => ({ ...section, excerpt: excerptOf(lines.join(' '), words) }))
    .toSorted((a, b) => rank(a, words) - rank(b, words));
}

function sectionsOf({ name, title, blocks }: GuidePage): readonly Section[] {
  const sections: Section[] = [{ place: name, title, heading: title, lines: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level > 1)
      sections.push({ place: `${name}#${block.anchor}`, title, heading: textOfBlock(block), lines: [] });
    else if (block.kind !== 'heading') sections.at(-1)?.lines.push(textOfBlock(block).replaceAll('\n', ' '));
  }
  return sections;
}

function rank({ title, heading }: GuideHit, words: readonly string[]): number {
  return hasWords([title, heading], words) ? 0 : 1;
}

function excerptOf(text: string, words: readonly string[]): string {
  const plain = foldText(text);
  const first = Math.min(...words.map((word) => plain.indexOf(word)).filter((place) => place >= 0), text.length);
  const from = first === text.length || first < before ? 0 : text.lastIndexOf(' ', first - before) + 1;
  const cut = text.slice(from, from + longest);
  return `${from > 0 ? '… ' : ''}${cut}${from + longest < text.length ? ' …' : ''}`;
}
