import type { SpotlightActionGroupData } from '@mantine/spotlight';
import type { Entry } from './entries.tsx';

/** How many of a group are shown: each has its own space, so that none hides another. */
const mostOfGroup = 12;
const mostRecent = 6;

/**
 * Puts what was found into groups: the group of the best one comes first. Without a search, what was chosen recently is a
 * group of its own, and all commands are shown.
 */
export function groupEntries(
  query: string,
  found: readonly Entry[],
  customers: readonly Entry[],
): readonly SpotlightActionGroupData[] {
  const isSearching = query.trim() !== '';
  const groups = new Map<string, Entry[]>();
  const recent = isSearching ? [] : found.filter(({ isRecent = false }) => isRecent).slice(0, mostRecent);
  if (recent.length > 0) groups.set('Recent', recent);
  for (const entry of [...found, ...(isSearching ? customers : [])]) {
    if (recent.includes(entry)) continue;
    const group = groups.get(entry.group) ?? [];
    groups.set(entry.group, group);
    if (group.length < mostOfGroup || (!isSearching && entry.group === 'Commands')) group.push(entry);
  }
  return [...groups].map(([group, entries]) => ({
    group,
    actions: entries.map(({ group: _, keywords: __, isRecent: ___, ...action }) => action),
  }));
}

const mostRemembered = 20;

/** What was chosen in the palette since the window opened, the last one first. */
let chosen: readonly string[] = [];

export function rememberChosen(id: string): void {
  chosen = [id, ...chosen.filter((other) => other !== id)].slice(0, mostRemembered);
}

/** The entries, with those that were chosen recently in front. */
export function recentlyChosen<T extends { readonly id: string }>(entries: readonly T[]): readonly T[] {
  if (chosen.length === 0) return entries;
  const recent = chosen.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  const others = entries.filter((entry) => !recent.includes(entry));
  return [...recent.map((entry) => ({ ...entry, isRecent: true })), ...others];
}
