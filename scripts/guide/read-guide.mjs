import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toBlocks } from './markdown.mjs';

const first = 'README';

/**
 * @typedef {object} Picture
 * @property {string} file absolute
 * @property {number} width
 * @property {number} height
 */

/**
 * Reads the guide from its first page, with every linked page.
 * @param {string} folder
 */
export function readGuide(folder) {
  /** @type {Map<string, Picture>} */
  const pictures = new Map();
  const names = [first];
  const pages = [];
  // It grows during the loop.
  for (const name of names) {
    const ways = {
      link: (/** @type {string} */ href, /** @type {readonly object[]} */ parts) => {
        if (/^[a-z]+:/.test(href)) return { kind: 'web-link', url: href, parts };
        const [file = '', anchor = ''] = href.split('#');
        const target = file === '' ? name : path.posix.join(path.posix.dirname(name), file).replace(/\.md$/, '');
        if (!names.includes(target)) names.push(target);
        return { kind: 'page-link', place: anchor === '' ? target : `${target}#${anchor}`, parts };
      },
      picture: (/** @type {string} */ href) => {
        const source = path.posix.join(path.posix.dirname(name), href);
        pictures.set(source, measure(path.join(folder, source)));
        return { source };
      },
    };
    const blocks = toBlocks(readFileSync(path.join(folder, `${name}.md`), 'utf8'), ways);
    pages.push({ name, title: titleOf(name, blocks), blocks });
  }
  return { pages: inListOrder(pages), pictures };
}

/**
 * The first page's list gives the order of the pages; pages that it doesn't name come last.
 * @param {readonly { name: string, title: string, blocks: readonly any[] }[]} pages
 */
function inListOrder(pages) {
  const list = pages[0]?.blocks.find(({ kind }) => kind === 'list');
  const listed = [first, ...(list?.items ?? []).map((/** @type {any[]} */ [item]) => item.parts[0].place)];
  const rank = (/** @type {string} */ name) => (listed.includes(name) ? listed.indexOf(name) : listed.length);
  return pages.toSorted((a, b) => rank(a.name) - rank(b.name));
}

/**
 * @param {string} name
 * @param {readonly any[]} blocks
 */
function titleOf(name, [title]) {
  if (title?.kind !== 'heading' || title.level !== 1) throw new Error(`${name}.md has no title in its first line.`);
  return title.parts.map((/** @type {{ text: string }} */ { text }) => text).join('');
}

/** A PNG says its size in its first chunk. */
function measure(/** @type {string} */ file) {
  const head = readFileSync(file).subarray(0, 24);
  if (head.toString('latin1', 1, 4) !== 'PNG') throw new Error(`${file} is no PNG.`);
  return { file, width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}
