import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fromRoot } from '../project.mjs';
import { findDroppedResults } from './dropped-results.mjs';

const head = `
import { ignoreResult } from '#app/ignore-result.ts';

type Answer = { readonly kind: 'saved' } | { readonly kind: 'not-saved'; readonly says: string };
declare const call: (name: string) => Promise<Answer>;
declare const write: (value: number) => string | null;
declare const count: () => number;
declare const told: () => Promise<boolean>;
declare const each: (act: (value: number) => void) => void;
declare const ok: boolean;
`;

const dropped = [
  'call("bare");',
  'await call("awaited");',
  'void call("void");',
  'if (ok) ok && call("and");',
  'ok ? call("one") : call("other");',
  'write(1);',
  'each((value) => write(value));',
  'each((value) => void call(String(value)));',
  'each((value) => ok && write(value));',
  'await Promise.all([call("a"), call("b")]);',
  'await Promise.all([1, 2].map(write));',
  'void call("chain").finally(() => {});',
];

const used = [
  'const answer = await call("kept");',
  'if (write(2) !== null) each(() => {});',
  'ignoreResult(await call("on purpose"), "why");',
  'void call("heard").then(({ kind }) => each(() => void kind));',
  'count();',
  'await told();',
  '[3, 1].sort();',
  'export const list = [1].map(write);',
  'export const later = () => call("returned");',
  'void answer;',
];

it('finds each unused answer and write error, and nothing else', async () => {
  await mkdir(fromRoot('out'), { recursive: true });
  const folder = await mkdtemp(fromRoot('out', 'planted-'));
  try {
    await writeFile(path.join(folder, 'planted.ts'), `${head}${[...dropped, ...used].join('\n')}\n`);
    const config = path.join(folder, 'tsconfig.json');
    const settings = {
      extends: fromRoot('main/tsconfig.json'),
      include: [],
      exclude: [],
      references: [],
      files: ['planted.ts'],
    };
    await writeFile(config, JSON.stringify(settings));
    const found = findDroppedResults([config]).map((one) => Number(/planted\.ts:(\d+)/.exec(one)?.[1]));
    const first = head.split('\n').length;
    expect([...new Set(found)]).toEqual(dropped.map((_, index) => first + index));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
