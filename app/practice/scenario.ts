import { z } from 'zod';
import { bodilessStatuses, type PracticeBehaviour } from './practice.ts';

/** How many problems are named at once. */
const mostSaid = 10;

const seconds = (most: number) => z.number().min(0).max(most);

/** One kind of answer of a scenario, and how many calls get it. */
const answerSchema = z.strictObject({
  /** How many calls get it before the next one comes. Absent: all that follow. */
  times: z.int().min(1).max(1_000_000).optional(),
  /** The HTTP status. */
  status: z.int().min(200).max(599).optional(),
  /** The `statusCode` in the body, where it differs from the HTTP status. */
  statusCode: z.int().min(100).max(599).optional(),
  /** The header Retry-After, in seconds. */
  retryAfter: z.int().min(0).max(86_400).optional(),
  /** What comes in the place of an answer. */
  instead: z.enum(['web page', 'broken JSON', 'nothing', 'redirect', '30 MB', 'silence', 'reset', 'half']).optional(),
  /** How long the answer is late, in seconds. */
  late: seconds(600).optional(),
  /** `keep`: the TID of the call, or a new one. `rotate`: a new one each time. `none`: no TID. */
  tid: z.enum(['keep', 'rotate', 'none']).optional(),
});

/** What a practice server answers, call by call. */
export const scenarioSchema = z.strictObject({
  /** Which calls are counted together: all, those of one customer, or those of one site key. */
  count: z.enum(['all', 'by customer', 'by site key']).default('all'),
  /** The site keys that it is for; others are answered as usual. Absent: all. */
  siteKeys: z.array(z.string().min(1)).min(1).optional(),
  /** In the order of the calls. After the last one, calls are answered as usual. */
  answers: z.array(answerSchema).min(1).max(1_000),
});

export type Scenario = Readonly<z.infer<typeof scenarioSchema>>;
type ScenarioAnswer = Scenario['answers'][number];

/** What is answered to one call. */
export type ScriptedAnswer = {
  readonly behaviour: PracticeBehaviour;
  readonly lateMs: number;
  readonly tid: 'keep' | 'rotate' | 'none';
};

export type ScenarioReading =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly says: readonly string[] };

/** Reads a scenario. @param value what the JSON of the file says; undefined when it is no JSON */
export function readScenario(value: unknown): ScenarioReading {
  if (value === undefined) return { ok: false, says: ['It is not JSON.'] };
  const reading = scenarioSchema.safeParse(value);
  if (!reading.success) return { ok: false, says: issuesOf(reading.error) };
  const open = reading.data.answers.findIndex(({ times }) => times === undefined);
  if (open >= 0 && open < reading.data.answers.length - 1)
    return { ok: false, says: [`Answer ${open + 1} has no “times”, so no later answer is ever given.`] };
  const unclear = reading.data.answers.flatMap((answer, at) => {
    const says = contradictionOf(answer);
    return says === null ? [] : [`Answer ${at + 1} ${says}`];
  });
  return unclear.length > 0 ? { ok: false, says: unclear.slice(0, mostSaid) } : { ok: true, scenario: reading.data };
}

/** What of an answer would never be given, in words that follow its name. */
function contradictionOf({ instead, status, statusCode, retryAfter }: ScenarioAnswer): string | null {
  if (instead !== undefined && (status ?? statusCode) !== undefined) return 'has “instead” and a status. Choose one.';
  if (instead !== undefined && retryAfter !== undefined) return 'has “instead” and “retryAfter”. Choose one.';
  if (status !== undefined && statusCode !== undefined && bodilessStatuses.includes(status))
    return `has a “statusCode”, but HTTP ${status} has no body to say it in. Remove it.`;
  return null;
}

function issuesOf({ issues }: z.ZodError): readonly string[] {
  return issues
    .slice(0, mostSaid)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
}

/** More are not counted: the oldest is forgotten. */
const mostCounted = 10_000;
/** As much of a customer key as tells one from the others. */
const countedCharacters = 200;

/** A call, with the customer key folded: that is how customers are told apart. */
type Call = { readonly siteKey: string; readonly customerKey: string };

/** Plays a scenario: gives each call its answer, or null where it is answered as usual. */
export function playScenario({ count, siteKeys, answers }: Scenario): {
  readonly next: (call: Call) => ScriptedAnswer | null;
  /** Begins again. */
  readonly reset: () => void;
} {
  const counted = new Map<string, number>();
  const steps = answers.map(toScripted);
  const countOf = ({ siteKey, customerKey }: Call) =>
    (count === 'all' ? '' : count === 'by customer' ? customerKey : siteKey).slice(0, countedCharacters);
  return {
    next: (call) => {
      if (siteKeys !== undefined && !siteKeys.includes(call.siteKey)) return null;
      const key = countOf(call);
      const before = counted.get(key) ?? 0;
      counted.set(key, before + 1);
      const [oldest] = counted.size > mostCounted ? counted.keys() : [];
      if (oldest !== undefined) counted.delete(oldest);
      let upTo = 0;
      const at = answers.findIndex(({ times = Number.POSITIVE_INFINITY }) => {
        upTo += times;
        return before < upTo;
      });
      return steps[at] ?? null;
    },
    reset: () => counted.clear(),
  };
}

const insteadOf: Readonly<Record<NonNullable<ScenarioAnswer['instead']>, PracticeBehaviour>> = {
  'web page': { kind: 'html' },
  'broken JSON': { kind: 'broken-json' },
  nothing: { kind: 'empty' },
  redirect: { kind: 'redirect' },
  '30 MB': { kind: 'large' },
  silence: { kind: 'silent' },
  reset: { kind: 'reset' },
  half: { kind: 'cut-off' },
};

function toScripted({
  status = 200,
  statusCode,
  retryAfter,
  instead,
  late = 0,
  tid = 'keep',
}: ScenarioAnswer): ScriptedAnswer {
  const answer: PracticeBehaviour = {
    kind: 'answer',
    status,
    ...(statusCode !== undefined && { statusCode }),
    ...(retryAfter !== undefined && { retryAfterS: retryAfter }),
  };
  return { behaviour: instead === undefined ? answer : insteadOf[instead], lateMs: late * 1_000, tid };
}
