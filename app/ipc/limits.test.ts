import { expect, it } from 'vitest';
import { z } from 'zod';
import { calls } from './contract.ts';

/** Every largest length, count and number of a schema, by the names of its members. */
function limitsOf(schema: z.ZodType): readonly string[] {
  const found = new Set<string>();
  const walk = (node: unknown, at: readonly string[]) => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') for (const [name, member] of Object.entries(value)) walk(member, [...at, name]);
      else if (!['maxLength', 'maxItems', 'maximum'].includes(key)) walk(value, at);
      else if (value !== Number.MAX_SAFE_INTEGER) found.add(`${at.join('.')} ${key}`.trim());
    }
  };
  walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }), []);
  return [...found];
}

/** Where a limit of the contract is met, so that no call fails by it. The first pattern that fits counts. */
const met: readonly (readonly [limit: RegExp, where: string])[] = [
  // Said in words before the call.
  [/^run\..*source\.exchangeIds /, 'current-view.tsx: a run takes at most …'],
  [/^data\.open from\.text /, 'use-data.ts: this is longer than …'],
  [/^history\.(missing|oldest|mark|export|trash|remove) ids /, 'use-selection.ts: at most … can be selected'],
  [/fileIds maxItems$/, 'give-files.ts: choose at most …'],
  [/authorities maxItems$/, 'authority-files.tsx: an environment can trust at most …'],
  // Names of our dialogs, of which there are a few.
  [/^window\.saved unsavedForms /, 'unsaved.ts: the titles of open forms'],
  // The field takes no more.
  [/proxy\.(host|user|exceptions) /, 'proxy-fields.tsx: maxLength'],
  [/([Pp]assword) maxLength$/, 'password fields: maxLength'],
  [/(retention\.\w+|expectations\.(equals|ms)|pace\.(recorded\.)?\w+) maximum$/, 'number fields: most'],
  [/steps\.playMs maximum$/, 'a storyboard can be saved with no longer one'],
  [/^practice\.find port maximum$/, 'running-practice.tsx: number field'],
  [/zoom maximum$/, 'settings.ts: largerZoom'],
  [/response\.\w+Percent maximum$/, 'split-view.tsx: within 100'],
  [/sideBarWidth maximum$/, 'sidebar-edge.tsx: within'],
  // Cut to size, or made by Tidings itself.
  [/^file\.save name /, 'file-name.ts'],
  [/^menu\.offer /, 'app-menu.tsx'],
  [/(authorities\.(name|pem)|clientCertificate\.name) maxLength$/, 'certificate-files.ts'],
  [/fileIds maxLength$/, 'given-files.ts: a UUID'],
  [/(limit|length|count) maximum$/, 'asked for by the window, page by page'],
  [/^error\.report /, 'error.ts: describeError'],
  [/leftOutRows maxItems$/, 'unticked by hand, one by one, or kept by a run that had no more'],
  [/format\.separator maxLength$/, 'data-facts.tsx: a choice'],
  // Said by `ask` when it happens: nothing is as long as this by hand.
  [
    /^(workspace\.(change|save|import) maxLength|file\.save text |clipboard\.write text |customer\.(preview|erase) )/,
    'ask.ts: more than Tidings can take',
  ],
];

it('each limit of the contract is met before a person runs into it', () => {
  const limits = Object.entries(calls).flatMap(([name, schemas]) =>
    limitsOf(schemas().input).map((limit) => `${name} ${limit}`),
  );
  expect(limits.length).toBeGreaterThan(50);
  expect(limits.filter((limit) => !met.some(([pattern]) => pattern.test(limit)))).toEqual([]);
  const unused = met.filter(([pattern]) => !limits.some((limit) => pattern.test(limit)));
  expect(unused).toEqual([]);
});
