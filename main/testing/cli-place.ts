import { EventEmitter, once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addFolder } from '#app/library/library.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import type { BuiltCli, CliOptions, CliRun } from './built-cli.ts';
import { runWithin } from './cli-within.ts';
import { answerReceived, startEventServer, type TakenEvent } from './event-server.ts';
import { anySiteKey, makeEnvironment, makeRequest, makeWorkspaceFile } from './workspace-file.ts';

/** A folder with a workspace file `w.tidings`, and a server that its environments send to. */
export type CliPlace = {
  readonly folder: string;
  /** What arrived, oldest first. */
  readonly taken: readonly TakenEvent[];
  /** Resolves when so many have arrived. */
  readonly toHave: (count: number) => Promise<void>;
  /** Runs the command line there; words are parted by blanks. Its home and its temporary folder are `home` and `tmp`. */
  readonly tidings: (line: string, options?: Partial<Omit<CliOptions, 'meanwhile'>>) => Promise<CliRun>;
  /** Does so as a program of its own, as it is shipped. */
  readonly program: (line: string, options?: Partial<CliOptions>) => Promise<CliRun>;
  readonly write: (name: string, text: string | Uint8Array) => void;
  /** The bodies that arrived. */
  readonly bodies: () => readonly { readonly uri: string; readonly ck?: string }[];
  /** What the command line left in its home and its temporary folder. */
  readonly leftBehind: () => readonly string[];
  readonly serverName: string;
  /** Lets the answers to slow customers go. */
  readonly release: () => void;
  readonly remove: () => void;
};

/** The customer key decides the answer (`busy`, `gone`, `without`, `unreadable`, `control`, `reset`, `slow`), so that tests can get each outcome. */
export async function makeCliPlace(cli: BuiltCli): Promise<CliPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-cli-'));
  for (const name of ['home', 'tmp']) mkdirSync(join(folder, name));
  const held: (() => void)[] = [];
  const arrivals = new EventEmitter();
  const { origin, taken, close } = await startEventServer((event, response) => {
    if (event.customerKey === 'busy') response.writeHead(503).end('{"statusCode":503}');
    else if (event.customerKey === 'reset') response.destroy();
    else if (event.customerKey === 'gone') response.writeHead(404).end('{"statusCode":404}');
    else if (event.customerKey === 'without') response.end('{"statusCode":200}');
    else if (event.customerKey === 'unreadable') response.end('<html>');
    else if (event.customerKey === 'control')
      response.end(JSON.stringify({ statusCode: 200, tid: 'a\u001b[2Jb\nc\u009b', note: 'x\u001b[31m\ny' }));
    else if (event.customerKey === 'slow') held.push(() => answerReceived(event, response));
    else answerReceived(event, response);
    arrivals.emit('one');
  });
  const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
  write('w.tidings', JSON.stringify(workspaceFor(origin)));
  const own = { HOME: join(folder, 'home'), TMPDIR: join(folder, 'tmp'), TEMP: join(folder, 'tmp') };
  const variables = (options?: Partial<CliOptions>) => ({ ...own, ...options?.env });
  return {
    folder,
    taken,
    leftBehind: () => ['home', 'tmp'].flatMap((name) => readdirSync(join(folder, name))),
    serverName: origin,
    toHave: async (count) => {
      while (taken.length < count) await once(arrivals, 'one');
    },
    tidings: (line, options) => runWithin(wordsOf(line), { cwd: folder, ...options, env: variables(options) }),
    program: (line, options) => cli.run(wordsOf(line), { cwd: folder, ...options, env: variables(options) }),
    write,
    bodies: () => taken.map(({ body }) => JSON.parse(body)),
    release: () => {
      for (const answer of held) answer();
    },
    remove: () => {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A name with a blank is written with an underline. */
const wordsOf = (line: string) => line.split(' ').map((word) => word.replaceAll('_', ' '));

function workspaceFor(serverName: string) {
  const siteKeys = [
    { siteKey: anySiteKey, label: 'Shop' },
    { siteKey: 'ONE-5BTO1FBU1O-2000', label: 'Bank' },
  ];
  const environments = [
    makeEnvironment(serverName, { variables: [{ name: 'town', value: 'Oslo' }] }),
    makeEnvironment(serverName, { id: 'prod', name: 'PROD', askBeforeSending: true }),
    makeEnvironment(serverName, { id: 'two', name: 'Two keys', siteKeys }),
  ];
  const tree = addFolder(blankWorkspace, { id: 'f', name: 'Smoke', folderId: null, deletedAt: null });
  const requests = [
    makeRequest('Book', 'assist://a/book?town={{town}}', { customerKey: '{{customer}}' }),
    makeRequest('Plain', 'web://a/plain', { customerKey: 'ada' }, 'f'),
    makeRequest('Checked', 'web://a/checked', { expectations: [{ kind: 'http-status', equals: 201 }] }, 'f'),
    makeRequest('Asks', 'web://a/asks?{{?Which town}}'),
  ];
  return makeWorkspaceFile({ ...tree, requests }, environments);
}
