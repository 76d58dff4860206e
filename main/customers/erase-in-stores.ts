import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { type Environment, environmentSchema, practiceId } from '#app/environments/environment.ts';
import { workspaceSchema } from '#app/library/workspace.ts';
import { showsWithout } from '#app/storyboards/show.ts';
import { showUnderWayWithout } from '#app/storyboards/show-under-way.ts';
import { catalogueWithout, settingsWithout, tabWithout, workspaceWithout } from './erasure/saved-things.ts';
import type { ErasedStores } from './erasure-parts.ts';
import type { ErasureReport } from './erasure-report.ts';

/** Erases a customer from the saved documents. */
export async function eraseInStores(
  stores: ErasedStores,
  matcher: CustomerMatcher,
  report: ErasureReport,
): Promise<void> {
  const { tabs, environments, workspace, catalogue, settings, shows, showUnderWay } = stores;
  await report.run('Open events', () => tabs.rewrite((tab) => tabWithout(tab, matcher)));
  await report.run('Environments', () => eraseInEnvironments(environments, matcher));
  await report.run('The library', () => eraseInLibrary(workspace, matcher));
  await report.run('Suggestions', () => catalogue.update((kept) => catalogueWithout(kept, matcher)));
  await report.run('The last shows', () => shows.update((kept) => showsWithout(kept, matcher)));
  await report.run('The interrupted show', () => showUnderWay.update((kept) => showUnderWayWithout(kept, matcher)));
  await report.run('Settings', async () => (await settings?.update((kept) => settingsWithout(kept, matcher))) ?? null);
}

async function eraseInLibrary(workspace: ErasedStores['workspace'], matcher: CustomerMatcher): Promise<string | null> {
  let isValid = true;
  const problem = await workspace.update((kept) => {
    const cleared = workspaceSchema.safeParse(workspaceWithout(kept, matcher));
    isValid = cleared.success;
    return cleared.success ? workspaceWithout(kept, matcher) : kept;
  });
  return isValid ? problem : 'It can’t be read without the customer, so it wasn’t changed.';
}

/** The person's environments with a customer in them. */
export function environmentsWith(
  environments: ErasedStores['environments'],
  matcher: CustomerMatcher,
): readonly Environment[] {
  return environments.list().filter((one) => one.id !== practiceId && matcher.isIn(environmentSchema, one));
}

/** Erases a customer from the environments. Returns why it couldn't, in words; null when it did. */
export async function eraseInEnvironments(
  environments: ErasedStores['environments'],
  matcher: CustomerMatcher,
): Promise<string | null> {
  // As they are, not as a person saves them: one that was imported may lack something, or be called like another now.
  const answer = await environments.rewrite((one) => matcher.clear(environmentSchema, one));
  return answer.kind === 'saved' ? null : answer.says;
}
