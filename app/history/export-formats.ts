import { answerOf, durationOf, type Exchange, judgementOf, tidAfter } from '#app/exchange/exchange.ts';
import { escapeFormula, formatCell } from '#app/text/csv-cell.ts';
import { withOffset } from '#app/text/offset-time.ts';

/** HTML is the evidence report (`evidenceWriting`), and `evidence-csv` the same as a table (`evidenceTable`). */
export const exportFormats = ['csv', 'json', 'html', 'evidence-csv'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** How exchanges are written to a file: the text before, each exchange, and the text between and after. */
export type ExportWriting = {
  readonly before: string;
  readonly one: (exchange: Exchange) => string;
  readonly between: string;
  readonly after: string;
};

/** The writing of a data format. */
export function exportWriting(format: 'csv' | 'json'): ExportWriting {
  if (format === 'csv') return tableWriting(columns);
  return { before: '[\n', one: (exchange) => JSON.stringify(exchange, null, 2), between: ',\n', after: '\n]\n' };
}

/** A column of a table of events. */
export type ExportColumn = { readonly name: string; readonly of: (exchange: Exchange) => string };

/** A table as CSV (RFC 4180), with a byte order mark, so that Excel reads UTF-8 and takes no cell for a formula. */
export function tableWriting(own: readonly ExportColumn[]): ExportWriting {
  return {
    before: `\uFEFF${own.map(({ name }) => name).join(',')}\r\n`,
    one: (exchange) => own.map(({ of }) => formatCell(escapeFormula(of(exchange)))).join(','),
    between: '\r\n',
    after: '\r\n',
  };
}

/** When the verdict was given, in a form; empty where that isn't known. */
export function judgedAtOf(exchange: Exchange, format: (time: string) => string): string {
  const { judgedAt } = judgementOf(exchange);
  return judgedAt === undefined ? '' : format(judgedAt);
}

const columns: readonly ExportColumn[] = [
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
  { name: 'triggered', of: (exchange) => judgementOf(exchange).triggered },
  { name: 'note', of: ({ marks }) => marks.note },
  { name: 'judgedBy', of: (exchange) => judgementOf(exchange).judgedBy ?? '' },
  { name: 'judgedAt', of: (exchange) => judgedAtOf(exchange, withOffset) },
  { name: 'from', of: ({ from }) => from ?? '' },
  { name: 'storyboard', of: ({ storyboard }) => storyboard?.title ?? '' },
  { name: 'requestUrl', of: ({ request }) => request.url },
  { name: 'requestBody', of: ({ request }) => request.body },
  { name: 'answer', of: (exchange) => answerOf(exchange)?.body ?? '' },
];
