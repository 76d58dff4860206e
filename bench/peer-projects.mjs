import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const target = '/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const body = '{"uri":"assist://salescloud/testdrive/book?campaign=1234","ck":"{{ck}}"}';
/** One event and one expectation, in the form of each tool, for the same rows. */
export const rowsOf = (/** @type {number} */ count) =>
  `ck\n${Array.from({ length: count }, (_, at) => `customer-${at}@example.com\n`).join('')}`;

/**
 * Writes a collection for newman. Returns its arguments.
 * @param {string} folder
 * @param {string} origin
 * @param {number} count
 */
export function newmanProject(folder, origin, count) {
  const [collection, rows] = [path.join(folder, `newman-${count}.json`), path.join(folder, `rows-${count}.csv`)];
  const exec = ["pm.test('status', () => pm.response.to.have.status(200));"];
  const header = [{ key: 'Content-Type', value: 'application/json; charset=utf-8' }];
  const request = { method: 'POST', header, url: `${origin}${target}`, body: { mode: 'raw', raw: body } };
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  const item = [{ name: 'R', event: [{ listen: 'test', script: { exec } }], request }];
  writeFileSync(collection, JSON.stringify({ info: { name: 'C', schema }, item }));
  writeFileSync(rows, rowsOf(count));
  return { args: ['run', collection, '--iteration-data', rows, '--silent'], cwd: folder };
}

/**
 * Writes a collection for the Bruno CLI. Returns its arguments.
 * @param {string} folder
 * @param {string} origin
 * @param {number} count
 */
export function bruProject(folder, origin, count) {
  const home = path.join(folder, `bru-${count}`);
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'bruno.json'), '{"version":"1","name":"C","type":"collection"}');
  writeFileSync(path.join(home, 'rows.csv'), rowsOf(count));
  const lines = [
    'meta {\n  name: R\n  type: http\n  seq: 1\n}',
    `post {\n  url: ${origin}${target}\n  body: json\n  auth: none\n}`,
    `body:json {\n  ${body}\n}`,
    'assert {\n  res.status: eq 200\n}',
  ];
  writeFileSync(path.join(home, 'r.bru'), `${lines.join('\n\n')}\n`);
  return { args: ['run', 'r.bru', '--csv-file-path', 'rows.csv'], cwd: home };
}

/**
 * Writes a workspace file with that event for our command line. Returns its arguments.
 * @param {string} folder
 * @param {string} serverName
 */
export function ourProject(folder, serverName) {
  const file = path.join(folder, 'one.tidings');
  const { draft, environment } = ourEvent(serverName);
  const request = { id: 'r', name: 'R', folderId: null, draft, usedAt: '2026-01-01T00:00:00.000Z' };
  const nothing = { folders: [], templates: [], variables: [], withoutCustomer: [] };
  const workspace = { tidings: 'workspace', version: 1, ...nothing, requests: [request], environments: [environment] };
  writeFileSync(file, JSON.stringify(workspace));
  return {
    args: ['run', file, '--request', 'R', '--environment', 'E', '--var', 'ck=ada@example.com', '-q'],
    cwd: folder,
  };
}

/**
 * The event and the environment that our command line uses.
 * @param {string} serverName
 */
export function ourEvent(serverName) {
  return {
    draft: {
      uri: 'assist://salescloud/testdrive/book?campaign=1234',
      parametersOn: 'event-uri',
      parameters: [{ enabled: true, name: 'campaign', value: '1234', bare: false }],
      properties: [],
      customerKey: '{{ck}}',
      tid: '',
      expectations: [{ kind: 'http-status', equals: 200 }],
    },
    environment: {
      id: 'e',
      name: 'E',
      colour: 'blue',
      serverName,
      siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }],
      timeoutMs: 15_000,
      bodyForm: 'array',
      customerKeyName: '',
      monitoringLink: '',
      askBeforeSending: false,
    },
  };
}
