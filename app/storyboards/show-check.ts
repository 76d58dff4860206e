import { type Environment, practiceId } from '#app/environments/environment.ts';
import { findTokens } from '#app/event/tokens.ts';
import { readWanted } from '#app/event/variables.ts';
import type { ServerCertificate, StageReport, TestStage } from '#app/exchange/connection-check.ts';
import type { Prepared } from '#app/exchange/prepare.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import type { EventStep } from './storyboard.ts';

/** What was found out before a show. */
export type CheckLine = {
  readonly id: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly title: string;
  readonly says: readonly string[];
  /** What to do; empty where there is nothing to do. */
  readonly next: string;
  /** The step that it is about; null where it is about none. */
  readonly stepId: string | null;
  /** The customers who may be named in it. */
  readonly customerKeys: readonly string[];
  /** When that last happened, ISO 8601; null where that isn’t said. */
  readonly lastAt: string | null;
  /** The request that a step sends; null where there is none. */
  readonly request: HttpRequest | null;
};

type Facts = Partial<CheckLine> & Pick<CheckLine, 'id' | 'title' | 'says'>;

/** A line that is fine, unless it says more. */
export function checkLine(facts: Facts): CheckLine {
  return { state: 'ok', next: '', stepId: null, customerKeys: [], lastAt: null, request: null, ...facts };
}

/** What the test of the connection says: the server, and where there are any, its proxy and its certificate. */
export function connectionLines(
  stages: readonly StageReport[],
  certificate: ServerCertificate | null,
  environment: Environment,
): readonly CheckLine[] {
  if (environment.id === practiceId && !stages.some(({ state }) => state === 'failed'))
    return [serverLine(['Practice is ready. It runs on this computer, and nothing leaves it.'])];
  const stageOf = (wanted: TestStage) => stages.find(({ stage }) => stage === wanted);
  const proxy = stageOf('proxy');
  const hasProxy = proxy?.state === 'ok' || proxy?.state === 'failed';
  return [
    serverLineOf(stages),
    ...(proxy !== undefined && hasProxy ? [lineOfStage('proxy', 'Proxy', proxy)] : []),
    ...certificateLines(stageOf('tls'), certificate),
  ];
}

/** The server where no test says more of it. */
export function serverLine(says: readonly string[], state: CheckLine['state'] = 'ok', next = ''): CheckLine {
  return checkLine({ id: 'server', title: 'Server', says, state, next });
}

function serverLineOf(stages: readonly StageReport[]): CheckLine {
  const failed = stages.find(({ state }) => state === 'failed');
  if (failed?.stage === 'proxy' || failed?.stage === 'tls') return serverLine(['It wasn’t reached.'], 'problem');
  const report = failed ?? stages.find(({ stage }) => stage === 'http');
  if (report === undefined) return serverLine(['It wasn’t reached.'], 'problem');
  const { says, next } = report;
  return serverLine([says], failed !== undefined ? 'problem' : next === '' ? 'ok' : 'warning', next);
}

function lineOfStage(id: string, title: string, { state, says, next }: StageReport): CheckLine {
  return checkLine({ id, title, says: [says], next, state: state === 'failed' ? 'problem' : 'ok' });
}

function certificateLines(tls: StageReport | undefined, certificate: ServerCertificate | null): readonly CheckLine[] {
  if (tls === undefined || tls.state === 'skipped') return [];
  const line = lineOfStage('certificate', 'Certificate', tls);
  if (tls.state === 'not-needed') return [{ ...line, state: 'warning' }];
  if (certificate === null) return [line];
  const { subject, issuer, acceptedSelfSigned } = certificate;
  const says = [...line.says, `${subject}, issued by ${issuer}.`];
  return [{ ...line, says, state: acceptedSelfSigned ? 'warning' : line.state }];
}

/** What a step sends, with its problems. @param place counted from 1 */
export function stepLine(step: EventStep, place: number, { draft, unanswered, ...prepared }: Prepared): CheckLine {
  // What is asked has no value yet: a warning may be about the question itself. A form is looked at before there are values.
  const problems = prepared.problems.filter(
    ({ level, field }) => level === 'error' || field.kind === 'form' || unanswered.length === 0,
  );
  const isBlocked = problems.some(({ level }) => level === 'error');
  const questions = unanswered.map((question) => `You’re asked before step 1: “${question}”.`);
  const says = [...problems.map(({ says: what, why }) => `${what}. ${why}`), ...questions];
  return checkLine({
    id: `step ${step.id}`,
    title: `Step ${place}: ${step.title}`,
    state: isBlocked ? 'problem' : problems.length > 0 ? 'warning' : 'ok',
    says: says.length === 0 ? ['Ready to send.'] : says,
    next: isBlocked ? 'The step isn’t sent like this. Open it to fix it.' : '',
    stepId: step.id,
    request: prepared.reading.ok ? prepared.reading.request : null,
    customerKeys: [step.draft.customerKey, draft.customerKey],
  });
}

/** A customer of a show, with the keys that two shows would have. */
export type CheckedCustomer = { readonly name: string; readonly keys: readonly [string, string] };

/** Whether the customer is the same at each show. */
export function isReused({ keys: [one, other] }: CheckedCustomer): boolean {
  return one === other && findTokens(one).length === 0;
}

/** Whether a customer is new at each show. @param lastAt when they were last sent an event there; null for never */
export function customerLine(customer: CheckedCustomer, { name }: Environment, lastAt: string | null): CheckLine {
  const [key] = customer.keys;
  const line = { id: `customer ${customer.name} ${key}`, title: customer.name, customerKeys: customer.keys };
  const tokens = findTokens(key);
  const unset = tokens.find(({ inner }) => readWanted(inner).kind !== 'question');
  if (unset !== undefined) {
    const says = [`Their customer key contains ${key.slice(unset.from, unset.to)}, which has no value.`];
    return checkLine({ ...line, state: 'problem', says, next: 'Give it a value, or change the customer key.' });
  }
  if (tokens.length > 0) return checkLine({ ...line, says: ['Their customer key depends on your answer.'] });
  if (!isReused(customer)) return checkLine({ ...line, says: ['A new customer each time you present.'] });
  if (lastAt === null)
    return checkLine({ ...line, says: [`Always ${key}. Nothing in the history was sent for them to ${name}.`] });
  return checkLine({
    ...line,
    state: 'warning',
    says: [`Always ${key}, so ${name} may know this customer already.`],
    next: 'Keep it if that’s on purpose. For a new customer each time, use a key such as ada.{{$randomInt}}@example.com.',
    lastAt,
  });
}

/** Whether the environment asks before the show. @param asks it asks, with what was allowed in this session */
export function guardLine({ id, name, askBeforeSending }: Environment, asks: boolean): CheckLine {
  const line = { id: 'guard', title: 'Question before sending' };
  if (asks) return checkLine({ ...line, says: [`${name} asks once, before step 1.`] });
  if (askBeforeSending) return checkLine({ ...line, says: [`You allowed ${name} already. It won’t ask again.`] });
  if (id === practiceId) return checkLine({ ...line, says: ['Practice doesn’t ask.'] });
  return checkLine({ ...line, says: [`${name} doesn’t ask. Each press of Next sends.`] });
}

/** No step brings a TID: they begin with the first answer. */
export const tidLine: CheckLine = checkLine({
  id: 'tid',
  title: 'TIDs',
  says: ['No customer starts with a TID. Each gets one with the first response, and keeps it.'],
});

/** The result in one sentence. */
export function checkSummary(lines: readonly CheckLine[]): string {
  const count = (state: CheckLine['state']) => lines.filter((line) => line.state === state).length;
  const parts = [
    count('problem') > 0 && `${count('problem')} ${count('problem') === 1 ? 'problem' : 'problems'}`,
    count('warning') > 0 && `${count('warning')} ${count('warning') === 1 ? 'warning' : 'warnings'}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'Everything is ready.' : `${parts.join(' and ')}. Everything else is ready.`;
}
