import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomerMask } from '#app/customers/customer-mask.ts';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri, moveParameters } from '#app/event/parameters.ts';
import { buildRequest, type HttpRequest } from '#app/exchange/request.ts';
import { snippetKinds } from './snippet.ts';

const run = promisify(execFile);
const nasty = [
  'plain',
  `"double" 'single' 'it''s' \`tick\``,
  'back\\slash \\n \\u0041 \\\\',
  'line\nbreak\ttab\r\nend\u0000\u007f',
  '$(whoami) $HOME %PATH% !history #hash ~',
  'ümläut 😀 \u2028 \u2029 ‘typographic’',
  '</script><!-- --> {{open {% %}',
  'lone \ud800 surrogate',
  '',
];
const drafts: readonly Draft[] = [
  editUri(blankDraft, 'android://App.Example/%2Fa b?x=ä&y'),
  ...nasty.map((text) => ({
    ...editUri(blankDraft, `assist://a/b?q=${encodeURIComponent(text.replace('\ud800', ''))}`),
    customerKey: text,
    tid: 'dedc2983-4666-4641-8047-61250a878f89',
    properties: [{ enabled: true, name: `n${text}`, value: text }],
  })),
  // Longer than a word of a command can be, also with two quotes for each of its own.
  ...[140_000, 99_000, 30_000].map((length) => ({
    ...editUri(blankDraft, 'assist://long'),
    customerKey: `%s \\n ü ${"it's".repeat(length / 4)}`,
  })),
  { ...editUri(blankDraft, `oeh://a/b?q=it's ü`), customerKey: 'ada@example.com', sendAs: 'pixel' },
  moveParameters(editUri(blankDraft, `a://b?q=it's&r=[1-3]{a,b}&s=ü%20`), 'request-url'),
];

type Arrived = { readonly method: string; readonly target: string; readonly type: string; readonly body: Buffer };
const arrived: Arrived[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  arrived.push({
    method: request.method ?? '',
    target: request.url ?? '',
    type: request.headers['content-type'] ?? '',
    body: Buffer.concat(chunks),
  });
  response.writeHead(302, { location: '/elsewhere' }).end('{"statusCode":200}');
});
let folder = '';
let environment: Environment = blankEnvironment('e');

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  environment = { ...environment, name: 'E', serverName: `http://127.0.0.1:${port}` };
  // Inside the project, so that axios is found.
  mkdirSync('out', { recursive: true });
  folder = mkdtempSync(join('out', 'snippets-'));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function requestOf(draft: Draft, bodyForm: Environment['bodyForm'] = 'array'): HttpRequest {
  const reading = buildRequest(draft, { ...environment, bodyForm }, "ONE-5BTO1FBU1O-1109'x");
  if (!reading.ok) throw new Error(reading.problem);
  return reading.request;
}

function written(id: (typeof snippetKinds)[number]['id'], request: HttpRequest): string {
  return snippetKinds.find((kind) => kind.id === id)?.format(request) ?? '';
}

const importAll = `import { pathToFileURL } from 'node:url';
for (const file of process.argv.slice(1)) await import(pathToFileURL(file).href);`;
const runAll = `import runpy, sys
for file in sys.argv[1:]: runpy.run_path(file, run_name='__main__')`;

/** What runs many files one after another. To start a program for each file took most of the time. */
const interpreters = [
  ['curl', 'sh', 'bash', ['-c', 'for file; do bash "$file" || exit; done', '-']],
  ['fetch', 'mjs', 'node', ['--input-type=module', '-e', importAll, '--']],
  ['axios', 'mjs', 'node', ['--input-type=module', '-e', importAll, '--']],
  ['python', 'py', 'python3', ['-c', runAll]],
] as const;

describe.each(interpreters)('%s sends the bytes of Send', (id, ending, program, words) => {
  it('for every request of the table, and follows no redirect', async () => {
    arrived.length = 0;
    const requests = [...drafts.map((draft) => requestOf(draft)), ...drafts.map((draft) => requestOf(draft, 'object'))];
    const files = requests.map((request, index) => {
      const file = join(folder, `${id}-${index}.${ending}`);
      writeFileSync(file, written(id, request));
      return file;
    });
    await run(program, [...words, ...files], { timeout: 60_000 });
    expect(arrived.map(({ target }) => target)).toEqual(
      requests.map(({ url }) => url.slice(environment.serverName.length)),
    );
    expect(arrived.map(({ body }) => body.toString('utf8'))).toEqual(
      requests.map(({ body }) => Buffer.from(body, 'utf8').toString('utf8')),
    );
    expect(arrived.map(({ method }) => method)).toEqual(requests.map(({ method }) => method));
    expect(arrived.map(({ type }) => type)).toEqual(
      requests.map(({ method }) => (method === 'GET' ? '' : 'application/json; charset=utf-8')),
    );
  });
});

const bodies = drafts.filter(({ sendAs }) => sendAs === 'event');

it.each(bodies.map((draft) => [draft.uri, draft] as const))('PowerShell and Apex hold the body of %s', (_, draft) => {
  const request = requestOf(draft);
  const body = Buffer.from(request.body, 'utf8').toString('utf8');
  const [, powershell = ''] = /^\$body = '([\s\S]*?)'\n\$file/.exec(written('powershell', request)) ?? [];
  expect(powershell.replace(/(['‘’‚‛])\1/g, '$1')).toBe(body);
  const [, apex = ''] = /setBody\('([\s\S]*)'\);/.exec(written('apex', request)) ?? [];
  expect(/[^\x20-\x7e]|(?<!\\)(?:\\\\)*'/.test(apex)).toBe(false);
  expect(JSON.parse(`"${apex.replaceAll("\\'", "'").replaceAll(/(?<!\\)((?:\\\\)*)"/g, '$1\\"')}"`)).toBe(body);
});

const opened: Draft = { ...editUri(blankDraft, 'oeh://a/b'), sendAs: 'pixel' };

it('curl says why a pixel got no answer', async () => {
  const file = join(folder, 'unanswered.sh');
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  gone.close();
  await once(gone, 'close');
  const url = requestOf(opened).url.replace(/:\d+\//, `:${port}/`);
  writeFileSync(file, written('curl', { ...requestOf(opened), url }));
  await expect(run('bash', [file], { timeout: 20_000 })).rejects.toMatchObject({
    stderr: expect.stringContaining('curl: (7)'),
  });
});

it('PowerShell asks curl for the same of a pixel', () => {
  expect(written('powershell', requestOf(opened))).toContain('--silent --show-error --output NUL --write-out');
});

it.each(snippetKinds)('$name has no customer key in it once it is masked', ({ format }) => {
  const key = '000345-77-K';
  const base64 = Buffer.from(key).toString('base64').replace(/=+$/, '');
  const forms = [key, base64].map((form) => form.toLowerCase());
  const draft = {
    ...editUri(blankDraft, `assist://desk/hello?who=${encodeURIComponent(key)}&again=${key.toLowerCase()}`),
    customerKey: key,
    properties: [`mail to ${key}`, base64].map((value) => ({ enabled: true, name: 'who', value })),
  };
  const text = format(requestOf(draft));
  const isIn = (written: string) => forms.filter((form) => written.toLowerCase().includes(form));
  expect(isIn(text)).toEqual(forms);
  const masked = createCustomerMask()(text, [key]);
  expect(isIn(masked)).toEqual([]);
  expect(masked).toContain('•••');
});
