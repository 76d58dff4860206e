import { answerOf, durationOf, type Exchange, tidAfter } from '#app/exchange/exchange.ts';
import { escapeFormula, formatCell } from '#app/text/csv-cell.ts';
import { withOffset } from '#app/text/offset-time.ts';

/** HTML is the evidence report (`evidenceWriting`). */
export const exportFormats = ['csv', 'json', 'html'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** How exchanges are written to a file: the text before, each exchange, and the text between and after. */
export type ExportWriting = {
  readonly before: string;
  readonly one: (exchange: Exchange) => string;
  readonly between: string;
  readonly after: string;
};

/** The writing of a data format. CSV as RFC 4180 has it, with a byte order mark, so that Excel reads UTF-8 and takes no cell for a formula. */
export function exportWriting(format: Exclude<ExportFormat, 'html'>): ExportWriting {
  if (format === 'json')
    return { before: '[\n', one: (exchange) => JSON.stringify(exchange, null, 2), between: ',\n', after: '\n]\n' };
  return {
    before: `\uFEFF${columns.map(({ name }) => name).join(',')}\r\n`,
    one: (exchange) => columns.map(({ of }) => formatCell(escapeFormula(of(exchange)))).join(','),
    between: '\r\n',
    after: '\r\n',
  };
}

const columns: readonly { readonly name: string; readonly of: (exchange: Exchange) => string }[] = [
  { name: 'sentAt', of: ({ sentAt }) => withOffset(sentAt) },
  { name: 'outcome', of: ({ result }) => (result.kind === 'under-way' ? 'under-way' : result.outcome) },
  { name: 'environment', of: ({ environment }) => environment.name },
  { name: 'server', of: ({ environment }) => environment.serverName },
  { name: 'siteKey', of: ({ siteKey }) => siteKey },
  { name: 'uri', of: ({ draft }) => draft.uri },
  { name: 'customerKey', of: ({ draft }) => draft.customerKey },
  { name: 'tid', of: tidAfter },
  { name: 'httpStatus', of: (exchange) => String(answerOf(exchange)?.status ?? '') },
  { name: 'statusCode', of: ({ result }) => (result.kind === 'answered' ? String(result.statusCode ?? '') : '') },
  { name: 'tookMs', of: (exchange) => durationOf(exchange)?.toFixed(0) ?? '' },
  { name: 'left', of: ({ left }) => left },
  { name: 'triggered', of: ({ marks }) => marks.triggered },
  { name: 'note', of: ({ marks }) => marks.note },
  { name: 'requestUrl', of: ({ request }) => request.url },
  { name: 'requestBody', of: ({ request }) => request.body },
  { name: 'answer', of: (exchange) => answerOf(exchange)?.body ?? '' },
];
