import type { ReactNode } from 'react';
import { practiceId } from '#app/environments/environment.ts';
import { builtInSearches } from '#app/history/saved-search.ts';
import { liveRequests, pathOf } from '#app/library/library.ts';
import type { RunSummary } from '#app/runs/run.ts';
import { compareTexts } from '#app/text/compare-texts.ts';
import type { CommandContext } from '#renderer/shell/commands/all-commands.ts';
import { allStoryboards } from '#renderer/state/all-storyboards.ts';
import { isOffered } from '#renderer/state/command.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import { selectEnvironment } from '#renderer/state/selection.ts';
import { tabTitle } from '#renderer/state/tab-title.ts';
import type { Customers } from '#renderer/ui/customers.ts';
import { dateFormat } from '#renderer/ui/date-format.ts';
import type { Findable } from './find.ts';
import { listCommands } from './offered-commands.ts';
import { settingEntries } from './setting-entries.ts';
import { synonymsOf } from './synonyms.ts';

/** Something that the palette finds. */
export type Entry = Findable & { readonly rightSection?: ReactNode; readonly onClick: () => void };

/** Everything that the palette finds by itself: what the person has, where events can go, and what can be done. */
export function paletteEntries(
  on: CommandContext,
  customers: Customers,
  { runs, offered }: { readonly runs: readonly RunSummary[]; readonly offered: ReadonlySet<string> },
): readonly Entry[] {
  return [
    ...requestEntries(on, customers),
    ...storyboardEntries(on, customers),
    ...commandEntries(on, customers, offered),
    ...openEventEntries(on, customers),
    ...templateEntries(on, customers),
    ...environmentEntries(on),
    ...runEntries(on, customers, runs),
    ...searchEntries(on, customers),
    ...settingEntries(on),
  ];
}

function requestEntries({ state: { workspace }, library }: CommandContext, customers: Customers): readonly Entry[] {
  return liveRequests(workspace)
    .toSorted((a, b) => compareTexts(b.usedAt, a.usedAt))
    .map(({ id, name, folderId, draft }) => ({
      id,
      group: 'Saved requests',
      label: customers.text(name, draft.customerKey),
      description: customers.text([...pathOf(workspace, folderId), draft.uri].join(' / '), draft.customerKey),
      keywords: draft.customerKey,
      onClick: () => library.open(id),
    }));
}

/**
 * The ids of the commands that can run in the window behind the palette. Some look where the focus is, so this is asked
 * when the palette opens, before the focus is in it.
 */
export function offeredCommands({ state }: CommandContext): ReadonlySet<string> {
  const behind = { ...state, dialogs: state.dialogs.filter(({ kind }) => kind !== 'palette') };
  const offered = listCommands(state, asIs).filter((command) => command.sends !== true && isOffered(command, behind));
  return new Set(offered.map(({ id }) => id));
}

/** Where the names are not shown. */
const asIs = { text: (text: string) => text };

function commandEntries(on: CommandContext, customers: Customers, offered: ReadonlySet<string>): readonly Entry[] {
  return listCommands(on.state, customers)
    .filter(({ id }) => offered.has(id))
    .map(({ id, name, keywords = '', keyText, run }) => ({
      id: `command ${id}`,
      group: 'Commands',
      label: name,
      keywords: `${keywords} ${synonymsOf(name)}`,
      ...(keyText === '' ? {} : { rightSection: <kbd>{keyText}</kbd> }),
      onClick: () => void run(on),
    }));
}

function openEventEntries({ state, dispatch }: CommandContext, customers: Customers): readonly Entry[] {
  return state.tabs.open.map((tab) => ({
    id: `tab ${tab.id}`,
    group: 'Open events',
    label: customers.text(tabTitle(tab, state.workspace), tab.draft.customerKey),
    description: customers.text(tab.draft.uri, tab.draft.customerKey),
    keywords: tab.draft.customerKey,
    onClick: () => dispatch({ type: 'tab-shown', id: tab.id }),
  }));
}

function templateEntries({ state, actions }: CommandContext, customers: Customers): readonly Entry[] {
  return allTemplates(state).map((template) => ({
    id: template.id,
    group: 'Templates',
    label: customers.text(template.title),
    description: customers.text(template.when),
    keywords: template.channel,
    onClick: () => actions.beginWith(template),
  }));
}

function storyboardEntries({ state, dispatch }: CommandContext, customers: Customers): readonly Entry[] {
  return allStoryboards(state).map(({ id, title, cast }) => ({
    id: `storyboard ${id}`,
    group: 'Storyboards',
    label: customers.text(title),
    description: cast.map(({ name, customerKey }) => customers.text(name, customerKey)).join(' and '),
    onClick: () => dispatch({ type: 'storyboard-chosen', id }),
  }));
}

function environmentEntries({ state, actions }: CommandContext): readonly Entry[] {
  return state.environments.flatMap((environment) => {
    const entry = {
      group: 'Environments',
      description: environment.serverName,
      keywords: synonymsOf('environment'),
    };
    const use = {
      ...entry,
      id: `environment ${environment.id}`,
      label: `Use ${environment.name}`,
      onClick: () => actions.select(selectEnvironment(environment, state.selection.siteKey)),
    };
    if (environment.siteKeys.length < 2) return [use];
    const siteKeys = environment.siteKeys.map(({ siteKey, label }) => ({
      ...entry,
      id: `site-key ${environment.id} ${siteKey}`,
      label: `Use ${environment.name}, ${label === '' ? siteKey : label}`,
      // Practice has one for each outcome: they are found by what they do, and not as environments.
      keywords: environment.id === practiceId ? `practise outcome ${siteKey}` : `${entry.keywords} site key ${siteKey}`,
      onClick: () => actions.select({ environmentId: environment.id, siteKey }),
    }));
    return [use, ...siteKeys];
  });
}

function runEntries({ dispatch }: CommandContext, customers: Customers, runs: readonly RunSummary[]): readonly Entry[] {
  return runs
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id, name, environment, startedAt }) => ({
      id: `run ${id}`,
      group: 'Runs',
      label: customers.text(name),
      description: `${environment.name}, ${moment(new Date(startedAt))}`,
      onClick: () => dispatch({ type: 'runs-shown', place: { kind: 'run', runId: id } }),
    }));
}

function searchEntries({ state, actions }: CommandContext, customers: Customers): readonly Entry[] {
  return [...builtInSearches, ...state.settings.searches].map((search) => ({
    id: `search ${search.id}`,
    group: 'Saved searches',
    label: customers.text(search.name),
    description: 'In the history',
    keywords: 'history filter judged verdict',
    onClick: () => actions.openSearch(search),
  }));
}

const moment = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });
