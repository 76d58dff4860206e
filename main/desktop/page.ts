import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Frame } from './frame-at-start.ts';

/** Where the page is cut: the session comes last, when the services are open. */
const cut = '<!-- session -->';

export type PageParts = {
  /** The built page. */
  readonly file: string;
  /** Read for each page anew. */
  readonly frame: () => Frame;
  /** What `session.open` answers; null when it failed, and the page asks itself. */
  readonly session: () => Promise<unknown>;
};

/**
 * The page of the main window, in two pieces: first its frame, which is painted at once, then the session. So the page
 * makes no call before it is shown.
 */
export async function pageOf({ file, frame, session }: PageParts): Promise<Readable> {
  // At once: each turn of the event loop that reading takes would delay the first paint.
  const page = readFileSync(file, 'utf8');
  const at = page.indexOf(cut);
  return Readable.from(pieces(), { objectMode: false });

  async function* pieces() {
    yield Buffer.from(withFrame(page.slice(0, at), frame()));
    const value = await session().catch(() => null);
    yield Buffer.from(`${sessionElement(value)}${page.slice(at + cut.length)}`);
  }
}

/** Fills in the frame: its sizes, and the URI in its field. */
function withFrame(page: string, { uri, sideBarWidth, banners, response }: Frame): string {
  const sizes = `--side: ${sideBarWidth}px; --banners: ${banners}; --right: ${response.rightPercent}`;
  const style = `style="${sizes}" data-layout="${response.layout}" data-platform="${process.platform}"`;
  return page
    .replace('data-frame', () => `${style}${uri === null ? ' data-without-uri' : ''}`)
    .replace('value=""', () => `value="${escapeText(uri ?? '')}"`);
}

/** As data, so that no text in it can end the element or begin another. */
function sessionElement(value: unknown): string {
  if (value === null) return '';
  return `<script id="session" type="application/json">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
