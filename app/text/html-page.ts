import { htmlStyle } from './html-style.ts';
import { type Markup, markup } from './markup.ts';

/** The beginning of a page that needs nothing else, to attach to a ticket: it loads nothing and runs nothing. */
export function pageHead(title: string, ownStyle = ''): Markup {
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${title} – Tidings</title><style>${{ markup: `${htmlStyle}${ownStyle}` }}</style></head>`;
}

/** The end of such a page: what it says of customers, and of its times. */
export function pageFoot(isMasked: boolean, note = ''): Markup {
  return markup`<footer>${
    isMasked
      ? 'Customer keys are masked in this report.'
      : 'This report contains customer keys and the events that were sent. Share it only with people who may see them.'
  } ${note}Times are local, followed by their offset from UTC.</footer></body></html>
`;
}

/** An environment and its server, as a fact of such a page. */
export function environmentFact({
  colour,
  name,
  serverName,
}: Readonly<Record<'colour' | 'name' | 'serverName', string>>): Markup {
  return markup`<span class="square" style="background:var(--${colour})"></span>${name}<br><span class="dim">${serverName}</span>`;
}
