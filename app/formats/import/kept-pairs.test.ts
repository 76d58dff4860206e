import { expect, it } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { previewImport } from './import-preview.ts';
import { readImport } from './read-import.ts';
import { summariseHere } from './what-comes.ts';

const [uat, prod] = ['https://uat.example.com', 'https://prod.example.com'];

it.each([
  [
    'Postman',
    JSON.stringify({ name: 'E', values: [uat, prod].map((value) => ({ key: 'host', value, enabled: true })) }),
  ],
  ['Bruno', `vars {\n  host: ${uat}\n  host: ${prod}\n}\n`],
])('of a variable that an environment of %s has twice, the last value is taken and the first is named', (_, text) => {
  const imported = readImport(text);
  expect(imported).toMatchObject({
    environments: [{ serverName: prod, variables: [{ name: 'host', value: prod }] }],
  });
  const preview = previewImport(imported, summariseHere({ workspace: blankWorkspace, environments: [] }));
  const notTaken = preview.kind === 'ready' ? preview.choices.mine.notTaken : [];
  expect(notTaken).toContainEqual({
    what: '1 earlier {{host}} value',
    why: 'The variable is in the list more than once. The last value is used.',
  });
});
