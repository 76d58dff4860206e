import '#main/testing/faulty-files.ts';

import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace, workspaceSchema } from '#app/library/workspace.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { settingsSchema, usualSettings } from '#app/settings/settings.ts';
import { openEnvironments } from '#main/environments/environments.ts';
import { openTabs } from '#main/event/open-tabs.ts';
import { openCatalogue } from '#main/library/catalogue.ts';
import { openSecrets, type SecretName } from '#main/secrets/secrets.ts';
import { failOnce, fileCallsOf, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { type Place, place } from '#main/testing/place.ts';
import { createTestCipher } from '#main/testing/test-cipher.ts';
import { openBackups } from './backups.ts';
import { openClock } from './clock.ts';
import { filesIn } from './data-files.ts';
import { removeLeftovers } from './leftovers.ts';
import { mapFromDisk, openDocument } from './open-document.ts';
import { carryOutRestore } from './restore.ts';
import { noticeSetAside } from './set-aside-notice.ts';

const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
const tab = (id: string, uri: string) => ({ id, draft: { ...blankDraft, uri }, exchangeId: null, requestId: null });
const practice = () =>
  practiceEnvironment({ serverName: 'http://a:1', downServerName: 'http://a:2', untrustedServerName: 'https://a:3' });
const environment = (id: string): Environment => ({
  ...blankEnvironment(id),
  name: id,
  serverName: `https://${id}`,
  siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }],
});
const variable = (name: string) => ({ name, value: 'x' });
const uat: SecretName = { kind: 'client-certificate', for: 'uat' };
const unused: SecretName = { kind: 'client-certificate', for: 'unused' };
const cipher = createTestCipher();

/** Opens all small documents as a start does. */
async function openAll(at: Place) {
  await openClock(at);
  await carryOutRestore(at);
  await removeLeftovers(at.folder);
  noticeSetAside(at);
  return {
    settings: await openDocument({ ...at, name: 'settings', schema: settingsSchema, empty: usualSettings }),
    environments: await openEnvironments(at, practice),
    workspace: await openDocument({ ...at, name: 'workspace', schema: workspaceSchema, empty: blankWorkspace }),
    catalogue: await openCatalogue(at),
    secrets: await openSecrets(at, cipher),
    tabs: await openTabs(at),
    backups: openBackups(at),
  };
}

type Opened = Awaited<ReturnType<typeof openAll>>;

/** The saved data that this session changes. */
async function stateOf({ settings, environments, workspace, catalogue, secrets, tabs }: Opened) {
  const { tabs: open } = await tabs.list();
  return {
    theme: settings.read().theme,
    environments: environments.list().map(({ id }) => id),
    selected: environments.opening().selection.environmentId,
    variables: workspace.read().variables.map(({ name }) => name),
    catalogue: catalogue.read().map(({ name }) => name),
    secrets: [uat, unused].filter((name) => secrets.find(name) !== null).map((name) => name.for),
    tabs: open.map(({ draft }) => draft.uri),
  };
}

type State = Awaited<ReturnType<typeof stateOf>>;

type Step = {
  readonly act: (opened: Opened) => Promise<string | null>;
  readonly changes: (state: State) => Partial<State>;
  /** Its effect comes with a later step, even where it was said to have failed. */
  readonly isTriedAgain?: true;
};

const saysOf = (answer: { kind: string; says?: unknown }) => (answer.kind === 'saved' ? null : String(answer.says));

/** A session, and what each step of it changes. */
const steps: readonly Step[] = [
  { act: ({ settings }) => settings.write({ ...usualSettings, theme: 'light' }), changes: () => ({ theme: 'light' }) },
  {
    act: async ({ environments }) => saysOf(await environments.save(environment('prod'))),
    changes: (state) => ({ environments: [...state.environments, 'prod'] }),
  },
  {
    act: ({ environments }) => environments.select({ environmentId: 'uat', siteKey: 'ONE-5BTO1FBU1O-1109' }),
    changes: () => ({ selected: 'uat' }),
  },
  {
    act: async ({ environments }) => saysOf(await environments.remove('old')),
    changes: (state) => ({ environments: state.environments.filter((id) => id !== 'old') }),
  },
  {
    act: ({ workspace }) => workspace.update((kept) => ({ ...kept, variables: [...kept.variables, variable('new')] })),
    changes: (state) => ({ variables: [...state.variables, 'new'] }),
  },
  {
    act: ({ catalogue }) => catalogue.update((kept) => [...kept, { kind: 'property', name: 'new', values: [] }]),
    changes: (state) => ({ catalogue: [...state.catalogue, 'new'] }),
  },
  {
    act: async ({ secrets, environments }) => {
      const known = environments.fromDisk();
      if (known === null) return 'The environments were not read.';
      return secrets.keepOnly(
        mapFromDisk(known, (list) => (name: SecretName) => list.some(({ id }) => id === name.for)),
      );
    },
    changes: () => ({ secrets: ['uat'] }),
  },
  {
    act: ({ tabs }) => tabs.save(tab(first, 'typed')),
    changes: (state) => ({ tabs: state.tabs.map((uri) => (uri === 'first' ? 'typed' : uri)) }),
    isTriedAgain: true,
  },
  {
    act: ({ tabs }) => tabs.arrange([first], first),
    changes: (state) => ({ tabs: state.tabs.filter((uri) => uri !== 'second') }),
  },
  { act: ({ backups }) => backups.take('by hand'), changes: () => ({}) },
];

async function filled() {
  const at = place();
  const { settings, environments, workspace, catalogue, secrets, tabs } = await openAll(at);
  await settings.write({ ...usualSettings, theme: 'dark' });
  for (const id of ['old', 'uat']) await environments.save(environment(id));
  await workspace.write({ ...blankWorkspace, variables: [variable('kept')] });
  await catalogue.update(() => [{ kind: 'property', name: 'kept', values: [] }]);
  for (const name of [uat, unused]) await secrets.keep(name, 'key');
  for (const [id, uri] of [
    [first, 'first'],
    [second, 'second'],
  ] as const)
    await tabs.save(tab(id, uri));
  await tabs.arrange([first, second], first);
  return at;
}

const start = filled();

async function fresh() {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-session-'));
  cpSync((await start).folder, folder, { recursive: true });
  return place(folder);
}

/** Plays the session. Returns what must be saved: the effect of each step that didn't report a failure. */
async function session(at: Place, before: State): Promise<State> {
  const opened = await openAll(at);
  await opened.tabs.open();
  let expected = before;
  for (const { act, changes, isTriedAgain } of steps) {
    const problem = await act(opened);
    if (problem === null || isTriedAgain) expected = { ...expected, ...changes(expected) };
    if (problem !== null) expect(problem).toMatch(/\.$/);
  }
  expect(await stateOf(opened)).toEqual(expected);
  return expected;
}

const codes = ['EBUSY', 'EIO', 'ENOSPC', 'EMFILE'] as const;
/** Every call with every code, which takes minutes; else each call with one of them. */
const isLong = process.env['TIDINGS_LONG'] === '1';

it('in which each call fails once keeps everything that it doesn’t report as lost', { timeout: 300_000 }, async () => {
  const before = await stateOf(await openAll(await fresh()));
  const whole = await fresh();
  const calls = await fileCallsOf(() => session(whole, before), whole.folder);
  const points = [...calls.entries()].flatMap(([index, call]) =>
    (isLong ? codes : codes.slice(index % codes.length, (index % codes.length) + 1)).map((code) => ({
      index,
      call,
      code,
    })),
  );
  expect(points.length).toBeGreaterThan(isLong ? 500 : 125);
  const left = points.values();
  const tryThem = async () => {
    for (const { index, call, code } of left) {
      const at = await fresh();
      const { value: expected } = await withFaultyFiles(failOnce(index, code), () => session(at, before), at.folder);
      const where = `${code} at ${call.operation} ${call.path}`;
      const again = place(at.folder);
      expect({ where, ...(await stateOf(await openAll(again))) }).toEqual({ where, ...expected });
      expect({ where, notices: again.notices }).toEqual({ where, notices: [] });
      expect(filesIn(at.folder).filter((path) => /unreadable|\.new|\.part|\.tmp-/.test(path))).toEqual([]);
    }
  };
  // Together: many of them wait before they try again.
  await Promise.all(Array.from({ length: 3 }, tryThem));
});
