import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { type Environment, environmentSchema } from '#app/environments/environment.ts';
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

async function eraseInEnvironments(
  environments: ErasedStores['environments'],
  matcher: CustomerMatcher,
): Promise<string | null> {
  const hasCustomer = (environment: Environment) => matcher.isIn(environmentSchema, environment);
  for (const environment of environments.list().filter(hasCustomer)) {
    const answer = await environments.save(matcher.clear(environmentSchema, environment));
    if (answer.kind === 'not-saved') return answer.says;
    if (answer.kind === 'refused') return answer.says.join(' ');
  }
  return null;
}
