import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import type { Draft } from '#app/event/draft.ts';
import { erasedCustomer } from '#app/event/resolve-problems.ts';
import { type SavedTab, tabSchema } from '#app/event/tab.ts';
import { type Catalogue, catalogueSchema } from '#app/library/catalogue.ts';
import { type Workspace, workspaceSchema } from '#app/library/workspace.ts';
import { type Settings, settingsSchema } from '#app/settings/settings.ts';
import type { CastMember, Storyboard } from '#app/storyboards/storyboard.ts';
import { isMadeOfKey } from '#app/storyboards/storyboard-edit.ts';

/** An open event without the customer: their key and TID go, other fields keep a placeholder. */
export function tabWithout(tab: SavedTab, matcher: CustomerMatcher): SavedTab {
  const cleared = matcher.clear(tabSchema, tab);
  const isOwn = matcher.whose(tab.draft) === 'own';
  if (cleared === tab && !isOwn) return tab;
  const { draft } = cleared;
  const emptied = (text: string) => (text === erasedCustomer ? '' : text);
  return {
    ...cleared,
    // Their TID is erased too, even if it was used with others.
    draft: { ...draft, customerKey: emptied(draft.customerKey), tid: isOwn ? '' : emptied(draft.tid) },
    exchangeId: isOwn ? null : tab.exchangeId,
  };
}

/** The library without the customer. Their profile is removed whole, because a name is theirs as well. */
export function workspaceWithout(workspace: Workspace, matcher: CustomerMatcher): Workspace {
  const customers = workspace.visitors.filter(({ customerKey }) => matcher.whose({ customerKey }) !== 'own');
  const profiles = workspace.visitors.filter((profile) => !customers.includes(profile));
  const storyboards = workspace.storyboards.map((storyboard) =>
    withoutStepTids(withoutCastNames(storyboard, matcher, profiles), matcher),
  );
  const requests = workspace.requests.map((request) => withoutTid(request, matcher));
  const isSame =
    customers.length === workspace.visitors.length &&
    storyboards.every((one, at) => one === workspace.storyboards[at]) &&
    requests.every((one, at) => one === workspace.requests[at]);
  return matcher.clear(
    workspaceSchema,
    isSame ? workspace : { ...workspace, requests, visitors: customers, storyboards },
  );
}

/** Beside the customer's key, a TID goes that others were sent with, too: it would be the next customer's. */
function withoutTid<T extends { readonly draft: Draft }>(holder: T, matcher: CustomerMatcher): T {
  const { draft } = holder;
  if (draft.tid === '' || matcher.whose(draft) !== 'own') return holder;
  return { ...holder, draft: { ...draft, tid: '' } };
}

function withoutStepTids(storyboard: Storyboard, matcher: CustomerMatcher): Storyboard {
  const steps = storyboard.steps.map((step) => (step.kind === 'event' ? withoutTid(step, matcher) : step));
  return steps.every((step, at) => step === storyboard.steps[at]) ? storyboard : { ...storyboard, steps };
}

/**
 * A name that Tidings made of a customer key goes with it, and so do the name and the properties that come from what was noted
 * of the customer.
 */
function withoutCastNames(
  storyboard: Storyboard,
  matcher: CustomerMatcher,
  profiles: Workspace['visitors'],
): Storyboard {
  const names = profiles.map(({ name }) => name.trim()).filter((name) => name !== '');
  const isOf = (name: string) =>
    names.some((one) => name.startsWith(one) && /^(?: \d+)?$/.test(name.slice(one.length)));
  const noted = new Set(profiles.flatMap(({ properties }) => properties.map((row) => JSON.stringify(row))));
  const isOwn = (member: CastMember) => matcher.whose(member) === 'own';
  if (!storyboard.cast.some(isOwn)) return storyboard;
  return {
    ...storyboard,
    cast: storyboard.cast.map((member) => {
      if (!isOwn(member)) return member;
      const name = isMadeOfKey(member) || isOf(member.name) ? 'Customer' : member.name;
      return { ...member, name, properties: member.properties.filter((row) => !noted.has(JSON.stringify(row))) };
    }),
  };
}

/** The names and values that are suggested: none that was sent for the customer is offered to others. */
export function catalogueWithout(catalogue: Catalogue, matcher: CustomerMatcher): Catalogue {
  if (!matcher.isIn(catalogueSchema, catalogue)) return catalogue;
  return catalogue
    .filter(({ name }) => matcher.clearText(name, 'name') === name)
    .map((entry) => ({
      ...entry,
      values: entry.values.filter((value) => matcher.clearText(value, 'value') === value),
    }));
}

/** The settings without the customer. A search of their events alone is removed whole, because its name is made of them. */
export function settingsWithout(settings: Settings, matcher: CustomerMatcher): Settings {
  const isOfOthers = ({ query: { customerKey } }: Settings['searches'][number]) =>
    customerKey === null || matcher.whose({ customerKey }) !== 'own';
  const searches = settings.searches.filter(isOfOthers);
  return matcher.clear(
    settingsSchema,
    searches.length === settings.searches.length ? settings : { ...settings, searches },
  );
}
