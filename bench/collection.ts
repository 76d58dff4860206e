import { writeFileSync } from 'node:fs';
import { blankEnvironment } from '#app/environments/environment.ts';
import { prepareSend } from '#app/exchange/prepare.ts';
import { formatPostmanCollection } from '#app/formats/postman/postman-collection.ts';
import { addFolder, addRequest } from '#app/library/library.ts';
import { blankWorkspace, type Workspace } from '#app/library/workspace.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { nastyDrafts } from './nasty-drafts.ts';

/**
 * Writes a Postman collection of saved requests, and the requests that Send would send.
 * `collection.mjs SERVER-NAME COLLECTION-FILE EXPECTED-FILE`
 */
const [serverName = '', collectionFile = '', expectedFile = ''] = process.argv.slice(2);
const siteKey = 'ONE-5BTO1FBU1O-1109';
const environment = {
  ...blankEnvironment('e'),
  name: 'E',
  serverName,
  siteKeys: [{ siteKey, label: '' }],
  variables: [{ name: 'who', value: 'ada@example.com' }],
};
/** Names that could redirect the events, and values that Postman would insert without escaping. */
const variables = [
  { name: 'server', value: 'http://127.0.0.1:9' },
  { name: 'siteKey', value: 'stolen' },
  { name: 'tid', value: 'stolen' },
  { name: 'tidings_server', value: 'http://127.0.0.1:9' },
  { name: 'tidings_site_key', value: 'stolen' },
  { name: 'nasty', value: 'a "b" \\ c\nd & e=f #g {who} ü' },
  { name: 'plain', value: 'spring-1' },
];
const at = '2026-01-01T00:00:00.000Z';
const workspace = nastyDrafts.reduce<Workspace>(
  (before, draft, index) =>
    addRequest(before, {
      id: `${index}`,
      name: `Request ${index}`,
      folderId: index % 2 === 0 ? 'f' : null,
      draft,
      usedAt: at,
      deletedAt: null,
    }),
  addFolder(blankWorkspace, { id: 'f', name: 'Folder', folderId: null, deletedAt: null }),
);
const expected = nastyDrafts.map((draft) => {
  const sources = { workspace: variables, answers: {}, draw: anyDraw };
  const { reading } = prepareSend(draft, { environment, siteKey }, sources);
  if (!reading.ok) throw new Error(reading.problem);
  return { target: reading.request.url.slice(serverName.length), body: reading.request.body };
});
writeFileSync(
  collectionFile,
  formatPostmanCollection('Tidings', workspace, { environment, siteKey, variables, draw: anyDraw }).text,
);
writeFileSync(expectedFile, JSON.stringify(expected));
