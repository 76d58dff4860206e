/** A piece of HTML or XML that is safe to put into another. */
export type Markup = { readonly markup: string };

type Piece = string | number | null | Markup | readonly Markup[];

/**
 * HTML or XML. What is put into it is text unless it is markup itself, so nothing that a server or a file says can become
 * a tag. Null leaves nothing.
 */
export function markup(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: texts.map((text, at) => text + (at < pieces.length ? write(pieces[at] ?? null) : '')).join('') };
}

function write(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'number') return String(piece);
  if (typeof piece === 'string') return escapeText(piece);
  return 'markup' in piece ? piece.markup : piece.map((one) => one.markup).join('');
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};

/** XML has no way at all to hold control characters and halves of pairs: each is shown as the sign for "unreadable". */
function escapeText(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Surrogate}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"'\r]/g, (character) => marks[character] ?? '');
}
