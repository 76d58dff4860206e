import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fromRoot } from '../project.mjs';
import { findUnmaskedCustomers } from './unmasked-customers.mjs';

const head = `
import { use } from 'react';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';

type Shown = { readonly customerKey: string; readonly uri: string; readonly sentence: string; readonly title: string };

export function Planted({ one, all }: { readonly one: Shown; readonly all: readonly Shown[] }) {
  const { text } = use(CustomersContext);
  const uri = text(one.uri);
  return (
    <>
`;

const unmasked = [
  '<p>{one.customerKey}</p>',
  '<p title={one.uri}>x</p>',
  `<p aria-label={\`About \${one.customerKey}\`}>x</p>`,
  "<p>{one.uri === '' ? 'none' : one.sentence}</p>",
  "<p>{one.title || 'Untitled'}</p>",
  "<p>{'For ' + one.customerKey}</p>",
  '<p>{all.map(({ sentence }) => sentence)}</p>',
  '<ul>{all.map((each) => <li key={each.uri}>{each.title}</li>)}</ul>',
];

const masked = [
  '<p>{text(one.customerKey)}</p>',
  '<p title={text(one.title, one.customerKey)}>x</p>',
  "<p>{one.customerKey !== '' && uri}</p>",
  '<p><CustomerText customerKey={one.customerKey}>{one.sentence}</CustomerText></p>',
  '<button type="button" onClick={() => alert(one.uri)}>x</button>',
  '<ul>{all.map((each) => <li key={each.uri}>{text(each.title)}</li>)}</ul>',
];

it('finds each field that is shown without Customers, and nothing else', async () => {
  await mkdir(fromRoot('out'), { recursive: true });
  const folder = await mkdtemp(fromRoot('out', 'planted-'));
  try {
    await writeFile(path.join(folder, 'planted.tsx'), `${head}${[...unmasked, ...masked].join('\n')}\n</>\n);\n}\n`);
    const config = path.join(folder, 'tsconfig.json');
    const settings = {
      extends: fromRoot('renderer/tsconfig.json'),
      include: [],
      exclude: [],
      references: [],
      files: ['planted.tsx'],
    };
    await writeFile(config, JSON.stringify(settings));
    const first = head.split('\n').length;
    const lines = findUnmaskedCustomers(config).map((found) => Number(found.split(':')[1]) - first);
    expect([...new Set(lines)].toSorted((a, b) => a - b)).toEqual(unmasked.map((_, index) => index));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
