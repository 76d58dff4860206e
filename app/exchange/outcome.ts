import { z } from 'zod';
import { decodeJson, jsonIn } from '#app/text/json.ts';

/** What an answer means. */
export const answeredOutcomes = [
  'received',
  'refused-in-the-body',
  'unreadable-answer',
  'redirected',
  'refused',
  'server-error',
] as const;

/** What a missing or incomplete answer means. */
export const unansweredOutcomes = [
  'not-reached',
  'not-trusted',
  'invalid-answer',
  'cut-off',
  'timed-out',
  'cancelled',
  'interrupted',
] as const;

export const outcomes = [...answeredOutcomes, ...unansweredOutcomes] as const;

export const outcomeSchema = z.enum(outcomes);

export type Outcome = z.infer<typeof outcomeSchema>;
export type AnsweredOutcome = (typeof answeredOutcomes)[number];
export type UnansweredOutcome = (typeof unansweredOutcomes)[number];

/** What the button beside an outcome does. */
export type NextAction = 'open-monitoring' | 'edit-environment' | 'show-body' | 'repeat' | 'edit-event';

/** The name of each outcome, as shown beside its mark. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  received: 'Received',
  'refused-in-the-body': 'Refused in the body',
  'unreadable-answer': 'Unreadable answer',
  redirected: 'Redirected',
  refused: 'Refused',
  'server-error': 'Server error',
  'not-reached': 'Not reached',
  'not-trusted': 'Not trusted',
  'invalid-answer': 'Invalid answer',
  'cut-off': 'Cut off',
  'timed-out': 'Timed out',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
};

/** What Tidings reads out of an answer. */
export type AnswerReading = {
  readonly outcome: AnsweredOutcome;
  /** `statusCode` of the body, number or numeric string; null when there is none. */
  readonly statusCode: number | null;
  /** `tid` of the body; null when there is none. */
  readonly tid: string | null;
  /** What the body turned out to be. */
  readonly content: 'json' | 'html' | 'text' | 'empty' | 'image';
};

/** How an answer came. */
export type AnswerForm = {
  /** False when the body is longer than we read. */
  readonly isWhole?: boolean;
  /** It is an image that was asked for, as a tracking pixel is. */
  readonly isImage?: boolean;
};

/**
 * Reads an answer. Any 2xx that can be read is success, with or without a tid; a body `statusCode` of 400 or more takes
 * that back. A tracking pixel is answered with an image, which has no tid.
 */
export function readAnswer(
  status: number,
  bodyText: string,
  { isWhole = true, isImage = false }: AnswerForm = {},
): AnswerReading {
  const { content, members } = readBody(bodyText, isImage);
  const statusCode = numeric(members['statusCode']);
  const tid = typeof members['tid'] === 'string' && members['tid'] !== '' ? members['tid'] : null;
  return { outcome: judge(), statusCode, tid, content };

  function judge(): AnsweredOutcome {
    // A status that HTTP doesn't have counts as 5xx (RFC 9110, 15).
    if (status >= 500 || status < 200) return 'server-error';
    if (status >= 400) return 'refused';
    if (status >= 300) return 'redirected';
    if (status === 204 || status === 205) return 'received';
    if (content === 'image' && isWhole) return 'received';
    if (content !== 'json' || !isWhole) return 'unreadable-answer';
    return statusCode !== null && statusCode >= 400 ? 'refused-in-the-body' : 'received';
  }
}

/** Whether a body that came for a tracking pixel is an image: its type says so, or its first bytes do. */
export function isImage(contentType: string | null, bodyText: string): boolean {
  if (/^GIF8[79]a|^.PNG\r\n/s.test(bodyText)) return true;
  return /^\s*image\//i.test(contentType ?? '') && !/^\s*(?:$|\{|<(?:!doctype|html)\b)/i.test(bodyText);
}

/**
 * Whether the server may have the event that left with this result, so that it would count it twice if it were sent again.
 * It has not only where it refused it clearly.
 * @param status null where no answer came
 */
export function mayBeReceived(outcome: Outcome, status: number | null): boolean {
  switch (outcome) {
    case 'refused':
    case 'redirected':
      return false;
    // Only these say that it was not taken. Behind any other the event may have got through.
    case 'server-error':
      return status !== 503 && status !== 511;
    default:
      return true;
  }
}

type BodyReading = { content: AnswerReading['content']; members: Readonly<Record<string, unknown>> };

function readBody(text: string, isImage: boolean): BodyReading {
  if (isImage) return { content: 'image', members: {} };
  const trimmed = jsonIn(text);
  if (trimmed === '') return { content: 'empty', members: {} };
  if (trimmed.startsWith('<')) return { content: 'html', members: {} };
  const value = decodeJson(trimmed);
  if (value === undefined) return { content: 'text', members: {} };
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return { content: 'json', members: isObject ? { ...value } : {} };
}

function numeric(value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
