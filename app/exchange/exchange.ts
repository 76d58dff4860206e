import { z } from 'zod';
import { environmentColourSchema } from '#app/environments/environment.ts';
import { draftSchema } from '#app/event/draft.ts';
import { answeredOutcomes, type Outcome, outcomeSchema, unansweredOutcomes } from './outcome.ts';
import { headerSchema, httpRequestSchema } from './request.ts';

/** How much of an answer and of a request the record keeps, in characters. */
export const keptCharacters = { answer: 65_536, request: 1_000_000 } as const;

/** An answer, as far as it came and as far as it is kept. */
export const answerSchema = z.object({
  status: z.number().int(),
  statusText: z.string(),
  headers: z.array(headerSchema).readonly(),
  /** The beginning of the body, at most `keptCharacters.answer`. */
  body: z.string(),
  /** Length of the whole body that came, decompressed, in bytes. */
  bodyBytes: z.number().int(),
  /** Hex digest over the whole body that came. */
  sha256: z.string(),
  /** False when the server or the limit ended it early. */
  whole: z.boolean(),
});

/**
 * How long each part took, in milliseconds; null for what did not happen or was not needed. One part begins where the
 * other ends, so together they are the total. Through a proxy, DNS and connect are those of the proxy.
 */
export const timingSchema = z.object({
  /** Before the connection: asking the system for the way, and ways that failed before this one. */
  readyMs: z.number().nullable().default(null),
  dnsMs: z.number().nullable(),
  connectMs: z.number().nullable(),
  /** Until the proxy had opened the way to the server. */
  proxyMs: z.number().nullable().default(null),
  tlsMs: z.number().nullable(),
  sentMs: z.number().nullable(),
  waitingMs: z.number().nullable(),
  readingMs: z.number().nullable(),
  totalMs: z.number(),
  /** An idle connection was used again: no DNS, connect or TLS. */
  reused: z.boolean(),
  /** The proxy that it went through, or was to go through; null when it went straight. */
  proxy: z.string().nullable().default(null),
  /** The certificate was accepted because the environment takes a self-signed one. */
  selfSigned: z.boolean().default(false),
});

/**
 * The first bytes of a response as they came, one character for each. Absent where the answer says all that they do.
 */
const rawSchema = z.string().optional();

const answeredSchema = z.object({
  kind: z.literal('answered'),
  outcome: z.enum(answeredOutcomes),
  answer: answerSchema,
  statusCode: z.number().nullable(),
  tid: z.string().nullable(),
  content: z.enum(['json', 'html', 'text', 'empty', 'image']),
  timing: timingSchema,
  raw: rawSchema,
});

const unansweredSchema = z.object({
  kind: z.literal('unanswered'),
  outcome: z.enum(unansweredOutcomes),
  /** The technical reason, as ECONNREFUSED. */
  code: z.string(),
  /** What came before the answer ended; null when nothing did. */
  answer: answerSchema.nullable(),
  timing: timingSchema,
  raw: rawSchema,
});

export const resultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('under-way') }),
  answeredSchema,
  unansweredSchema,
]);

/** The timing of what never happened. */
export const noTiming: Timing = {
  readyMs: null,
  dnsMs: null,
  connectMs: null,
  proxyMs: null,
  tlsMs: null,
  sentMs: null,
  waitingMs: null,
  readingMs: null,
  totalMs: 0,
  reused: false,
  proxy: null,
  selfSigned: false,
};

/** Whether a tester saw an Interaction triggered, after looking in Monitoring. */
export const triggeredAnswers = ['not-checked', 'yes', 'no'] as const;

/** What a person sets on an exchange afterwards. */
export const marksSchema = z.object({
  pinned: z.boolean(),
  note: z.string(),
  triggered: z.enum(triggeredAnswers),
  /** Who gave the verdict, as they call themselves in the settings. Absent without a verdict, and where nobody is named. */
  judgedBy: z.string().optional(),
  /** When the verdict was given, ISO 8601. Absent without one, and for those of an older Tidings. */
  judgedAt: z.iso.datetime().optional(),
  /** When it was moved to the trash, ISO 8601; null while it is not there. */
  deletedAt: z.iso.datetime().nullable(),
});

/** The marks of a new exchange. */
export const noMarks: Marks = { pinned: false, note: '', triggered: 'not-checked', deletedAt: null };

/** A storyboard that an event was sent in, by its title of that time. */
export const sentInSchema = z.object({ id: z.string(), title: z.string() });

/** One event that was sent and its result, with all that is needed to read it later. */
export const exchangeSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  /** ISO 8601, UTC, with milliseconds. */
  sentAt: z.iso.datetime(),
  environment: z.object({
    id: z.string(),
    name: z.string(),
    colour: environmentColourSchema,
    serverName: z.string(),
    monitoringLink: z.string(),
    timeoutMs: z.number(),
  }),
  siteKey: z.string(),
  /** What it was sent from, by the name of that time: a saved request, a template, a step. Absent when from neither. */
  from: z.string().optional(),
  /** The run that it was sent in. Absent when in none, and in runs of an older Tidings. */
  runId: z.string().optional(),
  /** The storyboard that it was sent in. Absent when in none, and from an older Tidings. */
  storyboard: sentInSchema.optional(),
  draft: draftSchema,
  request: httpRequestSchema,
  /** Whether the first byte of the event was handed to a connected socket. `no`: nothing was sent, whatever the outcome. */
  left: z.enum(['no', 'yes']),
  result: resultSchema,
  marks: marksSchema.default(noMarks),
});

/** One line of the history. */
export const exchangeSummarySchema = z.object({
  id: z.string(),
  sentAt: z.iso.datetime(),
  outcome: outcomeSchema.nullable(),
  left: z.enum(['no', 'yes']),
  environment: exchangeSchema.shape.environment.pick({ id: true, name: true, colour: true, serverName: true }),
  siteKey: z.string(),
  from: exchangeSchema.shape.from,
  runId: exchangeSchema.shape.runId,
  storyboard: exchangeSchema.shape.storyboard,
  uri: z.string(),
  customerKey: z.string(),
  /** The tid that came back, or else the one that was sent; empty when there was neither. */
  tid: z.string(),
  status: z.number().nullable(),
  totalMs: z.number().nullable(),
  marks: marksSchema,
});

export type Marks = Readonly<z.infer<typeof marksSchema>>;
export type Answer = Readonly<z.infer<typeof answerSchema>>;
export type Timing = Readonly<z.infer<typeof timingSchema>>;
export type SentIn = Readonly<z.infer<typeof sentInSchema>>;
export type Result = Readonly<z.infer<typeof resultSchema>>;
export type Exchange = Readonly<z.infer<typeof exchangeSchema>>;
export type ExchangeSummary = Readonly<z.infer<typeof exchangeSummarySchema>>;
/** A line of the history without its id. */
export type DatedLine = Omit<ExchangeSummary, 'id'>;
/** The same without its time. To write the id and the time as texts takes longer than to make the rest of the line. */
export type HistoryLine = Omit<DatedLine, 'sentAt'>;

/** The exchange's outcome; null while it is under way. */
export function outcomeOf({ result }: Exchange): Outcome | null {
  return result.kind === 'under-way' ? null : result.outcome;
}

/** How long it took, in milliseconds; null while it is under way, and where Tidings closed before it ended. */
export function durationOf({ result }: Pick<Exchange, 'result'>): number | null {
  return result.kind === 'under-way' || result.outcome === 'interrupted' ? null : result.timing.totalMs;
}

/** The answer, or the part that arrived; null when nothing arrived. */
export function answerOf({ result }: Exchange): Answer | null {
  return result.kind === 'under-way' ? null : result.answer;
}

/** The value of a header, whatever the case of its name; null when it is not there. */
export function headerOf(answer: Answer, name: string): string | null {
  return answer.headers.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())?.value ?? null;
}

/** The tid that the customer has after this exchange: the answer's, or else the one sent; empty when there is none. */
export function tidAfter({ result, draft }: Exchange): string {
  return (result.kind === 'answered' ? result.tid : null) ?? draft.tid;
}

/** The line of the history for an exchange. */
export function summarise(exchange: Exchange): ExchangeSummary {
  const { id, name, colour, serverName } = exchange.environment;
  return {
    id: exchange.id,
    sentAt: exchange.sentAt,
    outcome: outcomeOf(exchange),
    left: exchange.left,
    environment: { id, name, colour, serverName },
    siteKey: exchange.siteKey,
    from: exchange.from,
    ...(exchange.runId !== undefined && { runId: exchange.runId }),
    ...(exchange.storyboard !== undefined && { storyboard: exchange.storyboard }),
    uri: exchange.draft.uri,
    customerKey: exchange.draft.customerKey,
    tid: tidAfter(exchange),
    status: answerOf(exchange)?.status ?? null,
    totalMs: durationOf(exchange),
    marks: exchange.marks,
  };
}

/** Whether any byte of an event left this computer. On the disk and in exported files this is `left`. */
export function isDispatched({ left }: { readonly left: 'no' | 'yes' }): boolean {
  return left === 'yes';
}

/** Whether “Triggered” is a question for an event: one that never left can't have triggered anything. */
export function canTrigger({ left, marks }: Pick<ExchangeSummary, 'left' | 'marks'>): boolean {
  return isDispatched({ left }) && marks.deletedAt === null;
}

/** The verdict on an event, and who gave it. One that never left has none, though an older Tidings let a person give one. */
export function judgementOf({
  left,
  marks,
}: Pick<ExchangeSummary, 'left' | 'marks'>): Pick<Marks, 'triggered' | 'judgedBy' | 'judgedAt'> {
  return isDispatched({ left }) ? marks : { triggered: 'not-checked' };
}
