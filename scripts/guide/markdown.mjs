import { lexer } from 'marked';

/**
 * @typedef {import('marked').Token} Token
 * @typedef {(href: string, parts: readonly object[]) => object} ToLink
 * @typedef {object} Ways
 * @property {ToLink} link what a link becomes
 * @property {(href: string) => object} picture what a picture is, beside its words
 */

/**
 * The blocks of a Markdown text as plain data. Unsupported elements, such as HTML, are refused.
 * @param {string} text
 * @param {Ways} ways
 */
export function toBlocks(text, ways) {
  return blocksOf(lexer(text), ways);
}

/**
 * @param {readonly Token[]} tokens
 * @param {Ways} ways
 * @returns {readonly object[]}
 */
function blocksOf(tokens, ways) {
  return tokens.filter(({ type }) => type !== 'space').map((token) => blockOf(token, ways));
}

/**
 * @param {any} token
 * @param {Ways} ways
 */
function blockOf(token, ways) {
  switch (token.type) {
    case 'heading':
      return { kind: 'heading', level: token.depth, anchor: toAnchor(token.text), parts: partsOf(token.tokens, ways) };
    case 'paragraph': {
      const [only, ...others] = token.tokens;
      if (only.type === 'image' && others.length === 0)
        return { kind: 'picture', says: only.text, ...ways.picture(only.href) };
      return { kind: 'paragraph', parts: partsOf(token.tokens, ways) };
    }
    // The text of a list item without blank lines.
    case 'text':
      return { kind: 'paragraph', parts: partsOf(token.tokens, ways) };
    case 'list': {
      const items = token.items.map((/** @type {any} */ item) => blocksOf(item.tokens, ways));
      return { kind: 'list', isOrdered: token.ordered, items };
    }
    case 'code':
      return { kind: 'code', text: token.text };
    case 'blockquote':
      return { kind: 'note', blocks: blocksOf(token.tokens, ways) };
    case 'table': {
      const cells = (/** @type {any[]} */ row) => row.map((cell) => partsOf(cell.tokens, ways));
      return { kind: 'table', head: cells(token.header), rows: token.rows.map(cells) };
    }
    default:
      throw new Error(`The guide has no form for ${token.type}: ${token.raw.slice(0, 60)}`);
  }
}

/**
 * @param {readonly any[]} tokens
 * @param {Ways} ways
 */
function partsOf(tokens, ways) {
  return tokens.map((token) => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return { kind: 'text', text: token.text };
      case 'codespan':
        return { kind: 'code', text: token.text };
      case 'strong':
        return { kind: 'strong', parts: partsOf(token.tokens, ways) };
      case 'em':
        return { kind: 'emphasis', parts: partsOf(token.tokens, ways) };
      case 'link':
        return ways.link(token.href, partsOf(token.tokens, ways));
      default:
        throw new Error(`The guide has no form for ${token.type}: ${token.raw.slice(0, 60)}`);
    }
  });
}

/**
 * The name that a heading is linked by, as GitHub makes it.
 * @param {string} heading
 */
export function toAnchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replace(/ /g, '-');
}
