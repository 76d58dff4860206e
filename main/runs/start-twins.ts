import type { Selection } from '#app/environments/selection.ts';
import { isIdenticalPlace, placeOf } from '#app/exchange/tid-rule.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import type { Parsed } from '#app/ipc/contract.ts';
import type { RunFiles } from './live-run.ts';
import type { Started } from './live-slot.ts';
import { openFiles } from './open-files.ts';
import { allUnsent } from './run-items.ts';
import type { LauncherParts } from './run-launcher.ts';
import { makeRun, type Starting, type StartOrder } from './run-starter.ts';

type Ready = { readonly starting: Extract<Starting, { kind: 'ready' }>; readonly files: RunFiles };
type NotReady = { readonly kind: 'refused'; readonly says: readonly string[] };

/**
 * Starts two runs of the same items at once, each with its own rate. Both are made and their files are open before either
 * sends anything: if one can't be made, nothing is sent.
 */
export async function startTwins(
  { setup, other, confirmed }: Parsed<'run.startTwins'>,
  { now, ...others }: LauncherParts,
): Promise<Started> {
  const moment = now();
  // One moment for both: customer keys are made of it.
  const parts = { ...others, now: () => moment };
  const { slot, seed, newId, findEnvironment } = parts;
  if (isOnePlace(setup, other, parts)) return refused(['A and B are the same server and site key.']);
  const [a, b] = [newId(), newId()];
  const both = { confirmed, seed: seed.current() };
  const first = await makeReady({ ...both, setup, twin: { id: a, twin: { runId: b, place: 'A' } } }, parts);
  if ('kind' in first) return refused(named(first.says, findEnvironment(setup.environmentId)?.name));
  const elsewhere = { ...setup, ...other };
  const second = await makeReady({ ...both, setup: elsewhere, twin: { id: b, twin: { runId: a, place: 'B' } } }, parts);
  if ('kind' in second) {
    await discard(first, parts);
    return refused(named(second.says, findEnvironment(other.environmentId)?.name));
  }
  seed.renew();
  const started = slot.go(first.starting, allUnsent, first.files);
  ignoreResult(slot.go(second.starting, allUnsent, second.files), 'It’s found through the first one.');
  return started;
}

/** Makes a run and opens its files. Where they can’t be opened, nothing is left of it. */
export async function makeReady(
  order: StartOrder,
  { store, place, ...parts }: LauncherParts,
): Promise<Ready | NotReady> {
  const starting = await makeRun(order, { ...parts, store });
  if (starting.kind === 'refused') return starting;
  const files = await openFiles(starting.run, allUnsent, { store, place });
  if (!('problem' in files)) return { starting, files };
  ignoreResult(await store.remove(starting.run.id), 'It’s listed as a run that sent nothing.');
  return { kind: 'refused', says: [`Nothing was sent. ${files.problem}`] };
}

async function discard({ starting, files }: Ready, { store }: LauncherParts): Promise<void> {
  files.log.close();
  files.rows?.close();
  ignoreResult(await store.remove(starting.run.id), 'It’s listed as a run that sent nothing.');
}

function isOnePlace(one: Selection, other: Selection, { findEnvironment }: LauncherParts): boolean {
  const [a, b] = [one, other].map(({ environmentId, siteKey }) => {
    const environment = findEnvironment(environmentId);
    return environment === null ? null : placeOf(environment, siteKey);
  });
  return a != null && b != null && isIdenticalPlace(a, b);
}

function named(says: readonly string[], name: string | undefined): readonly string[] {
  return says.map((one) => (name === undefined ? one : `${name}: ${one}`));
}

function refused(says: readonly string[]): Started {
  return { kind: 'refused', says };
}
