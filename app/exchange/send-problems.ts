import { isLoopback, parseEndpoint } from '#app/environments/endpoint.ts';
import type { Environment } from '#app/environments/environment.ts';
import { siteKeyProblem } from '#app/environments/site-key.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Expectation } from '#app/event/expectation.ts';
import { eventProblems, type Problem } from '#app/event/problems.ts';
import { formatCount } from '#app/quantity.ts';
import { findHidden } from '#app/text/hidden-characters.ts';
import { utf8Length } from '#app/text/utf8.ts';
import { expectationProblems } from './expectations.ts';
import { type RequestReading, serverNameFor } from './request.ts';

const MEGABYTE = 1_000_000;
/** The largest body that is sent at all, in bytes. */
export const mostBodyBytes = 10 * MEGABYTE;
/** The longest address that servers usually take, and the longest that is sent at all. */
const addressLimits = { usual: 8_000, most: 64_000 } as const;

/** Where an event is sent. */
export type Destination = { readonly environment: Environment; readonly siteKey: string };

/**
 * Everything that is wrong, or looks wrong, with sending this draft there: errors first, then warnings.
 * @param reading the request that it makes
 */
export function sendProblems(
  draft: Draft,
  { environment, siteKey }: Destination,
  reading: RequestReading,
): readonly Problem[] {
  const problems = [
    ...environmentProblems(draft, environment, siteKey),
    ...siteKeyProblems(siteKey),
    // A pixel has no body, so nothing of its form matters.
    ...eventProblems(draft, draft.sendAs === 'pixel' ? 'array' : environment.bodyForm),
    ...(draft.sendAs === 'pixel' ? addressProblems(reading) : bodyProblems(reading)),
    ...draft.expectations.flatMap(warnOfExpectation),
  ];
  return errorsFirst(problems);
}

/** The same problems: errors first, then warnings. */
export function errorsFirst(problems: readonly Problem[]): readonly Problem[] {
  return [...problems.filter(({ level }) => level === 'error'), ...problems.filter(({ level }) => level === 'warning')];
}

/** What keeps it from being sent, whatever order its problems are in; null for nothing. */
export function firstError(problems: readonly Problem[]): Problem | null {
  return problems.find(({ level }) => level === 'error') ?? null;
}

function environmentProblems(draft: Draft, environment: Environment, siteKey: string): readonly Problem[] {
  const field = { kind: 'environment' } as const;
  const reading = parseEndpoint(serverNameFor(environment, siteKey));
  if (!reading.ok)
    return [
      {
        level: 'error',
        field,
        says: `Environment ${environment.name} has no valid server name`,
        why: reading.problem,
      },
    ];
  const problems: Problem[] = [];
  if (reading.endpoint.scheme === 'http' && !isLoopback(reading.endpoint.host))
    problems.push({
      level: 'warning',
      field,
      says: `Environment ${environment.name} uses plain http`,
      why: 'Anyone on the network can read the event. Use https if the server supports it.',
    });
  const sendsName = environment.bodyForm === 'customer-key' && draft.sendAs === 'event';
  if (sendsName && draft.customerKey.trim() !== '') problems.push(...keyNameProblems(environment));
  return problems;
}

function keyNameProblems({ name, customerKeyName }: Environment): readonly Problem[] {
  const field = { kind: 'environment' } as const;
  if (customerKeyName.trim() === '')
    return [
      {
        level: 'error',
        field,
        says: `Environment ${name} has no customer key name`,
        why: 'Its body form sends this name with the key. Enter it in Manage environments.',
      },
    ];
  const isPadded = customerKeyName !== customerKeyName.trim();
  const strange = findHidden(customerKeyName)?.named ?? (isPadded ? 'a space at its start or end' : null);
  if (strange === null) return [];
  const says = `The customer key name of environment ${name} contains ${strange}`;
  return [{ level: 'warning', field, says, why: 'MXO may not know that name. Type it again in Manage environments.' }];
}

function warnOfExpectation(expectation: Expectation, index: number): readonly Problem[] {
  const why = 'The event will be sent anyway, and this expectation counts as not met. Fix it on the Expect tab.';
  return expectationProblems(expectation).map(({ cell, says }) => ({
    level: 'warning',
    field: { kind: 'expectation', index, cell },
    says: `Expectation ${index + 1}: ${says}`,
    why,
  }));
}

function siteKeyProblems(siteKey: string): readonly Problem[] {
  const problem = siteKeyProblem(siteKey);
  return problem === null ? [] : [{ ...problem, field: { kind: 'site-key' } }];
}

function bodyProblems(reading: RequestReading): readonly Problem[] {
  if (!reading.ok) return [];
  const bytes = utf8Length(reading.request.body);
  if (bytes <= MEGABYTE) return [];
  const field = { kind: 'property', index: 0, cell: 'value' } as const;
  const says = `The body is ${(bytes / MEGABYTE).toFixed(1)} MB`;
  if (bytes > mostBodyBytes)
    return [{ level: 'error', field, says, why: 'Tidings sends at most 10 MB. Shorten a value.' }];
  return [
    {
      level: 'warning',
      field,
      says,
      why: 'Most servers refuse more than 1 MB, and the history keeps only the first 1 MB.',
    },
  ];
}

/** A pixel has everything in its address, percent-encoded. */
function addressProblems(reading: RequestReading): readonly Problem[] {
  if (!reading.ok) return [];
  const { length } = reading.request.url;
  if (length <= addressLimits.usual) return [];
  const field = { kind: 'uri' } as const;
  const says = `The address of the pixel has ${formatCount(length, 'character')}`;
  if (length > addressLimits.most)
    return [
      { level: 'error', field, says, why: 'Tidings sends at most 64,000. Shorten a value, or send it as an event.' },
    ];
  return [{ level: 'warning', field, says, why: 'Most servers refuse one this long. Send it as an event instead.' }];
}
