import { answerOf, durationOf, isDispatched, judgementOf, tidAfter } from '#app/exchange/exchange.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { formatDuration } from '#app/quantity.ts';
import { readableTime } from '#app/text/offset-time.ts';
import { requestText, responseText, sentenceOf, verdictWords } from './evidence-facts.ts';
import { type ExportColumn, type ExportWriting, judgedAtOf, tableWriting } from './export-formats.ts';

/** The facts of the evidence report as columns, for people: a row for each event. */
const columnsOf = (isMasked: boolean): readonly ExportColumn[] => [
  { name: 'Sent at', of: ({ sentAt }) => readableTime(sentAt) },
  { name: 'Event', of: ({ draft }) => draft.uri },
  { name: 'Outcome', of: ({ result }) => (result.kind === 'under-way' ? 'Being sent' : outcomeWords[result.outcome]) },
  { name: 'What happened', of: sentenceOf },
  {
    name: 'Verdict',
    of: (exchange) => (isDispatched(exchange) ? verdictWords[exchange.marks.triggered] : 'Not sent'),
  },
  { name: 'Note', of: ({ marks }) => marks.note },
  { name: 'Judged by', of: (exchange) => judgementOf(exchange).judgedBy ?? '' },
  { name: 'Judged at', of: (exchange) => judgedAtOf(exchange, readableTime) },
  { name: 'Environment', of: ({ environment }) => environment.name },
  { name: 'Server', of: ({ environment }) => environment.serverName },
  { name: 'Site key', of: ({ siteKey }) => siteKey },
  { name: 'Customer key', of: ({ draft }) => draft.customerKey },
  { name: 'TID', of: tidAfter },
  { name: 'HTTP status', of: (exchange) => String(answerOf(exchange)?.status ?? '') },
  { name: 'Status code', of: ({ result }) => (result.kind === 'answered' ? String(result.statusCode ?? '') : '') },
  {
    name: 'Took',
    of: (exchange) => {
      const ms = durationOf(exchange);
      return ms === null ? '' : formatDuration(ms);
    },
  },
  { name: 'Sent from', of: ({ from }) => from ?? '' },
  { name: 'Storyboard', of: ({ storyboard }) => storyboard?.title ?? '' },
  { name: 'Request', of: (exchange) => requestText(exchange, isMasked) },
  { name: 'Response', of: (exchange) => responseText(exchange, isMasked) ?? '' },
];

/** The evidence report as a table, for a ticket or a spreadsheet. @param isMasked the customers in it are masked */
export function evidenceTable(isMasked: boolean): ExportWriting {
  return tableWriting(columnsOf(isMasked));
}
