import { type Environment, practiceId, type SiteKey, timeoutMsLimits } from '#app/environments/environment.ts';
import { usualNetwork } from '#app/environments/network.ts';

/** What the practice server does for a site key. */
export type PracticeBehaviour =
  | { readonly kind: 'answer'; readonly status: number; readonly statusCode?: number; readonly retryAfterS?: number }
  | { readonly kind: 'html' | 'broken-json' | 'empty' | 'redirect' | 'large' }
  | { readonly kind: 'slow'; readonly delayMs: number }
  | { readonly kind: 'silent' | 'reset' | 'cut-off' }
  | { readonly kind: 'server-down' | 'not-trusted' };

/** The HTTP statuses without a body, of those that an answer can have. */
export const bodilessStatuses: readonly number[] = [204, 205, 304];

export type PracticeEntry = { readonly siteKey: string; readonly label: string; readonly behaviour: PracticeBehaviour };

/** The site keys of the practice environment, each with the outcome that it leads to. The first one is the usual one. */
export const practiceEntries: readonly PracticeEntry[] = [
  entry('ONE-PRACTICE01-0200', 'Answers like MXO', { kind: 'answer', status: 200 }),
  entry('ONE-PRACTICE01-0201', 'Answers 201 Created', { kind: 'answer', status: 201 }),
  entry('ONE-PRACTICE01-0204', 'Answers 204 without a TID', { kind: 'answer', status: 204 }),
  entry('ONE-PRACTICE02-0200', 'Answers after 3 s', { kind: 'slow', delayMs: 3_000 }),
  entry('ONE-PRACTICE02-0400', 'Refuses in the body', { kind: 'answer', status: 200, statusCode: 400 }),
  entry('ONE-PRACTICE01-0400', 'Refuses: bad request', { kind: 'answer', status: 400 }),
  entry('ONE-PRACTICE01-0404', 'Refuses: unknown site key', { kind: 'answer', status: 404 }),
  entry('ONE-PRACTICE01-0415', 'Refuses: wrong content type', { kind: 'answer', status: 415 }),
  entry('ONE-PRACTICE01-0429', 'Refuses: too many events', { kind: 'answer', status: 429, retryAfterS: 2 }),
  entry('ONE-PRACTICE01-0302', 'Redirects elsewhere', { kind: 'redirect' }),
  entry('ONE-PRACTICE01-0500', 'Server error', { kind: 'answer', status: 500 }),
  entry('ONE-PRACTICE01-0503', 'Overloaded, asks to wait', { kind: 'answer', status: 503, retryAfterS: 30 }),
  entry('ONE-PRACTICE03-0001', 'Answers with a web page', { kind: 'html' }),
  entry('ONE-PRACTICE03-0002', 'Answers with broken JSON', { kind: 'broken-json' }),
  entry('ONE-PRACTICE03-0003', 'Answers with nothing', { kind: 'empty' }),
  entry('ONE-PRACTICE03-0004', 'Answers with 30 MB', { kind: 'large' }),
  entry('ONE-PRACTICE04-0001', 'Never answers', { kind: 'silent' }),
  entry('ONE-PRACTICE04-0002', 'Resets the connection', { kind: 'reset' }),
  entry('ONE-PRACTICE04-0003', 'Breaks off mid-response', { kind: 'cut-off' }),
  entry('ONE-PRACTICE05-0001', 'Server down', { kind: 'server-down' }),
  entry('ONE-PRACTICE05-0002', 'Certificate not trusted', { kind: 'not-trusted' }),
];

const practiceKeys: ReadonlySet<string> = new Set(practiceEntries.map(({ siteKey }) => siteKey));

/** Whether a site key is one of Practice's: these choose an outcome, and all lead to the same pretended customers. */
export function isPracticeKey(siteKey: string): boolean {
  return practiceKeys.has(siteKey);
}

/** Where the practice server listens. */
export type PracticePlaces = {
  readonly serverName: string;
  /** A port where nothing listens. */
  readonly downServerName: string;
  /** A port with a certificate that isn't trusted. */
  readonly untrustedServerName: string;
};

/** The environment inside the app, for the places of this start. */
export function practiceEnvironment(places: PracticePlaces): Environment {
  return {
    id: practiceId,
    name: 'Practice',
    colour: 'green',
    serverName: places.serverName,
    siteKeys: practiceEntries.map(({ siteKey, label, behaviour }): SiteKey => {
      if (behaviour.kind === 'server-down') return { siteKey, label, serverName: places.downServerName };
      if (behaviour.kind === 'not-trusted') return { siteKey, label, serverName: places.untrustedServerName };
      return { siteKey, label };
    }),
    timeoutMs: timeoutMsLimits.usual,
    bodyForm: 'array',
    customerKeyName: '',
    monitoringLink: '',
    pageLink: '',
    askBeforeSending: false,
    asks: 'each-time',
    variables: [],
    // It is on this computer: no proxy is needed.
    network: { ...usualNetwork, proxy: { kind: 'none' } },
  };
}

/** The names of this computer, as they are in an address. */
export const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'] as const;

/** Where a practice server listens that runs without the window: a server at one name needn't be there at another. */
export type RunningPlace = { readonly host: (typeof loopbackHosts)[number]; readonly port: number };

/** The address of a practice server that runs without the window. */
export function addressOf({ host, port }: RunningPlace): string {
  return `http://${host}:${port}`;
}

/** Where such a server is looked for by its port. */
export function usualPlace(port: number): RunningPlace {
  return { host: '127.0.0.1', port };
}

/** The environment for a practice server that runs without the window. Its failing servers are known to itself alone. */
export function runningPractice(port: number, made: Pick<Environment, 'id' | 'name'>): Environment {
  const serverName = addressOf(usualPlace(port));
  const practice = practiceEnvironment({ serverName, downServerName: '', untrustedServerName: '' });
  return { ...practice, ...made, siteKeys: practice.siteKeys.filter((one) => one.serverName === undefined) };
}

/** Where the practice server is that an environment is for and that runs without the window; null for all others. */
export function runningPlaceOf({
  id,
  serverName,
  siteKeys,
}: Pick<Environment, 'id' | 'serverName' | 'siteKeys'>): RunningPlace | null {
  const [, name = '', digits = '0'] =
    /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):(\d{1,5})\/?$/i.exec(serverName) ?? [];
  const host = loopbackHosts.find((one) => one === name.toLowerCase());
  const port = Number(digits);
  if (host === undefined || port < 1 || port > 65_535 || id === practiceId) return null;
  return siteKeys.some((one) => isPracticeKey(one.siteKey)) ? { host, port } : null;
}

/** What an event says about where it was sent. */
type SentTo = { readonly environment: Pick<Environment, 'id' | 'serverName'>; readonly siteKey: string };

/** The practice server that an event was for, with its place; that of the one inside Tidings is null. Null for all others. */
export function practiceServerOf({ environment, siteKey }: SentTo): { readonly running: RunningPlace | null } | null {
  if (environment.id === practiceId) return { running: null };
  const running = runningPlaceOf({ ...environment, siteKeys: [{ siteKey, label: '' }] });
  return running === null ? null : { running };
}

function entry(siteKey: string, label: string, behaviour: PracticeBehaviour): PracticeEntry {
  return { siteKey, label, behaviour };
}
