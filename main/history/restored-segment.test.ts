import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { carryOutRestore } from '#main/storage/restore.ts';
import { planRestore } from '#main/storage/restore-plan.ts';
import { file, files, filled, list, settled } from '#main/testing/history.ts';
import { type Place, place } from '#main/testing/place.ts';
import { openHistory } from './history.ts';

/** A history with these events, whose first part is damaged; `repair` undoes that in the file that was set aside. */
async function damaged(kind: 'json' | 'journal') {
  const at = place();
  await filled(at, kind === 'json' ? 201 : 3);
  if (kind === 'json') rmSync(file(at, 'segment-000002.journal'));
  const name = `segment-000001.${kind}`;
  const whole = readFileSync(file(at, name));
  writeFileSync(file(at, name), 'damaged');
  rmSync(file(at, 'segment-000001.index'), { force: true });
  return { at, repair: (aside: string) => writeFileSync(file(at, aside), whole) };
}

/** What a session records in the history. */
async function session(at: Place, ids: readonly string[]) {
  const history = await openHistory(at);
  await settled(history);
  for (const id of ids) history.begin(makeReceived(id, 't'));
  await settled(history);
  const shown = await list(history);
  history.close();
  return shown;
}

const asideIn = (at: Place, why: string) => files(at).find((name) => name.includes(`.${why}-`)) ?? '';

async function restore(at: Place, aside: string) {
  expect(await planRestore(at.folder, { kind: 'set-aside', name: `history/${aside}` })).toBeNull();
  await carryOutRestore(at);
}

it.each(['json', 'journal'] as const)('a repaired %s is restored beside all that was recorded since', async (kind) => {
  const { at, repair } = await damaged(kind);
  await session(at, ['same session']);
  await session(at, ['next session']);
  const aside = asideIn(at, 'unreadable');
  repair(aside);
  await restore(at, aside);
  const shown = await session(at, ['after']);
  expect(shown).toEqual(expect.arrayContaining(['x0', 'x1', 'same session', 'next session', 'after']));
  expect(shown).toHaveLength(kind === 'json' ? 203 : 6);
});

it('a repaired journal is restored, though what was left of it is in a closed segment by now', async () => {
  const { at, repair } = await damaged('journal');
  await session(at, []);
  const rest = 'segment-000001.json';
  writeFileSync(file(at, rest), '{"version":1,"value":[]}');
  const aside = asideIn(at, 'unreadable');
  repair(aside);
  await restore(at, aside);
  expect(existsSync(file(at, rest))).toBe(false);
  expect(asideIn(at, 'replaced')).toMatch(/^segment-000001\.replaced-.*\.json$/);
  expect(await session(at, ['after'])).toEqual(['after', 'x2', 'x1', 'x0']);
});
