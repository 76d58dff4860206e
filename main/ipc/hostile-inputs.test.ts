import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CallName, calls, type Reply } from '#app/ipc/contract.ts';
import { dispatch } from '#app/ipc/dispatch.ts';
import { openBackend } from '#main/backend.ts';
import { fuzzCalls, fuzzSeed } from '#main/testing/fuzz-seed.ts';
import { hostileValues } from '#main/testing/hostile-values.ts';
import { inputOf } from '#main/testing/input-of-call.ts';
import { createTestDesktop } from '#main/testing/test-desktop.ts';

const names = Object.keys(calls) as CallName[];
const hostile = Object.keys(hostileValues);

/** Port 9 discards: nothing listens there. */
const noServer = 9;

/** Made once for each call: reading a schema takes longer than drawing from it. */
const draws = names.map((name) => fc.tuple(inputOf(name, noServer), fc.constantFrom(...hostile), fc.nat()));

/** The kinds of a refusal that is meant; `failed` is a bug. */
const refusals = ['bad-input', 'too-large'];

type Place = { readonly put: (value: unknown) => void };

/** Every place in a value where another value can be put. */
function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    { put: (other: unknown) => Reflect.set(value, key, other) },
    ...placesIn(inner),
  ]);
}

/** An input of a call with something hostile somewhere in it, or in its place. */
function spoil(drawn: unknown, which: string, at: number): unknown {
  // Some of what is drawn is a constant, which later calls share.
  const input = structuredClone(drawn);
  const made = hostileValues[which]?.();
  const places = placesIn(input);
  const place = places[at % (places.length + 1)];
  if (place === undefined) return made;
  place.put(made);
  return input;
}

/** What is wrong with a reply; null when it is an output of the call or a refusal in words. */
function problemOf(name: CallName, reply: Reply): string | null {
  if (reply.ok) return calls[name]().output.safeParse(reply.value).success ? null : 'no output of this call';
  if (!refusals.includes(reply.kind)) return reply.kind;
  return reply.says === '' ? 'a refusal without words' : null;
}

/** So many calls share a backend: what they save makes the later ones slower. */
const callsEach = 500;

type Told = { readonly problems: readonly string[]; readonly refused: number };

/** Makes calls from one number to another, with their seeds, to a backend of their own. */
async function tryCalls(from: number, to: number, seed: number): Promise<Told> {
  const desktop = createTestDesktop(mkdtempSync(join(tmpdir(), 'tidings-hostile-')), {
    askWhereToSave: async () => null,
    openExternal: () => {},
    resolveProxy: async () => 'DIRECT',
  });
  const backend = await openBackend(desktop);
  const problems: string[] = [];
  let refused = 0;
  for (let index = from; index < to; index += 1) {
    const name = names[index % names.length] as CallName;
    const draw = draws[index % names.length] as (typeof draws)[number];
    const [[valid, which, at] = [null, '', 0]] = fc.sample(draw, { numRuns: 1, seed: seed + index });
    const reply = await backend.answer(name, spoil(valid, which, at)).catch(() => 'rejected' as const);
    const problem = reply === 'rejected' ? reply : problemOf(name, reply);
    if (problem !== null) problems.push(`${name} with ${which}: ${problem}`);
    if (reply !== 'rejected' && !reply.ok) refused += 1;
  }
  backend.close();
  return { problems, refused };
}

it('hostile inputs of every call are answered or refused: none fails, none is rejected', async () => {
  const seed = fuzzSeed();
  const count = fuzzCalls();
  const problems: string[] = [];
  let refused = 0;
  for (let from = 0; from < count; from += callsEach) {
    const told = await tryCalls(from, Math.min(from + callsEach, count), seed);
    problems.push(...told.problems);
    refused += told.refused;
  }
  expect(problems).toEqual([]);
  // It would prove little if most of them had been dropped as unknown members.
  expect(refused).toBeGreaterThan(count / 2);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
}, 1_800_000);

it.each(hostile)('every call has a reply to %s in the place of its input', async (which) => {
  const untouched = Object.fromEntries(names.map((name) => [name, () => null])) as never;
  for (const name of names) {
    const reply = await dispatch(untouched, name, hostileValues[which]?.(), () => {});
    expect(reply, name).toMatchObject({ ok: false });
  }
});

it.each(hostile)(
  'a handler that throws or returns %s is a failure in words, also where it cannot be logged',
  async (which) => {
    const throws = {
      'practice.list': () => {
        throw hostileValues[which]?.();
      },
    } as never;
    const returns = { 'practice.list': () => hostileValues[which]?.() } as never;
    const log = () => {
      throw new Error('full');
    };
    for (const handlers of [throws, returns])
      expect(await dispatch(handlers, 'practice.list', {}, log)).toEqual({
        ok: false,
        kind: 'failed',
        says: 'practice.list failed.',
      });
  },
);
