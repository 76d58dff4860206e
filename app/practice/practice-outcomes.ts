import type { Environment } from '#app/environments/environment.ts';

/** An outcome that a site key of Practice leads to, in a sentence. The words for the key itself are its label. */
export type PracticeOutcome = { readonly siteKey: string; readonly about: string };

type OutcomeGroup = { readonly name: string; readonly outcomes: readonly PracticeOutcome[] };

/** The outcomes to practise, by what becomes of the event. The first site key of Practice is the usual one, not here. */
const practiceOutcomes: readonly OutcomeGroup[] = [
  {
    name: 'Received',
    outcomes: [
      { siteKey: 'ONE-PRACTICE01-0201', about: 'HTTP 201, with a TID' },
      { siteKey: 'ONE-PRACTICE01-0204', about: 'HTTP 204, with no TID to continue with' },
      { siteKey: 'ONE-PRACTICE02-0200', about: 'A slow response, within the timeout' },
    ],
  },
  {
    name: 'Refused',
    outcomes: [
      { siteKey: 'ONE-PRACTICE02-0400', about: 'HTTP 200, but statusCode 400 in the response' },
      { siteKey: 'ONE-PRACTICE01-0400', about: 'HTTP 400: the event can’t be read' },
      { siteKey: 'ONE-PRACTICE01-0404', about: 'HTTP 404: the server doesn’t know the site key' },
      { siteKey: 'ONE-PRACTICE01-0415', about: 'HTTP 415: only JSON is accepted' },
      { siteKey: 'ONE-PRACTICE01-0429', about: 'HTTP 429: try again in 2 seconds' },
    ],
  },
  {
    name: 'Server trouble',
    outcomes: [
      { siteKey: 'ONE-PRACTICE01-0302', about: 'HTTP 302, which Tidings doesn’t follow' },
      { siteKey: 'ONE-PRACTICE01-0500', about: 'HTTP 500: the server failed' },
      { siteKey: 'ONE-PRACTICE01-0503', about: 'HTTP 503: try again in 30 seconds' },
      { siteKey: 'ONE-PRACTICE03-0001', about: 'For example a network’s sign-in page' },
      { siteKey: 'ONE-PRACTICE03-0002', about: 'HTTP 200, but the response can’t be read' },
      { siteKey: 'ONE-PRACTICE03-0003', about: 'HTTP 200 with an empty response' },
      { siteKey: 'ONE-PRACTICE03-0004', about: 'Far more than a person can read' },
    ],
  },
  {
    name: 'Network trouble',
    outcomes: [
      { siteKey: 'ONE-PRACTICE04-0001', about: 'Timed out: the event may have been received' },
      { siteKey: 'ONE-PRACTICE04-0002', about: 'Cut off: the event may have been received' },
      { siteKey: 'ONE-PRACTICE04-0003', about: 'Cut off while the response arrives' },
      { siteKey: 'ONE-PRACTICE05-0001', about: 'Not reached: nothing is sent' },
      { siteKey: 'ONE-PRACTICE05-0002', about: 'Not trusted: nothing is sent' },
    ],
  },
];

const outcomeOfKey: ReadonlyMap<string, PracticeOutcome> = new Map(
  practiceOutcomes.flatMap(({ outcomes }) => outcomes.map((outcome) => [outcome.siteKey, outcome])),
);

/** The outcome that a site key of Practice leads to; null for all others, also for the usual one of Practice. */
export function practiceOutcomeOf(siteKey: string): PracticeOutcome | null {
  return outcomeOfKey.get(siteKey) ?? null;
}

/** A site key in one line: an outcome to practise by its label, all others as they are. */
export function shortSiteKey({ siteKeys }: Pick<Environment, 'siteKeys'>, siteKey: string): string {
  const label = siteKeys.find((one) => one.siteKey === siteKey)?.label ?? '';
  return practiceOutcomeOf(siteKey) === null || label === '' ? siteKey : label;
}

/** The site keys of an environment for a list: those for daily use, then the groups of outcomes to practise. */
export function groupSiteKeys({ siteKeys }: Pick<Environment, 'siteKeys'>) {
  const has = ({ siteKey }: PracticeOutcome) => siteKeys.some((one) => one.siteKey === siteKey);
  return {
    usual: siteKeys.filter(({ siteKey }) => practiceOutcomeOf(siteKey) === null),
    outcomes: practiceOutcomes
      .map(({ name, outcomes }): OutcomeGroup => ({ name, outcomes: outcomes.filter(has) }))
      .filter(({ outcomes }) => outcomes.length > 0),
  };
}
