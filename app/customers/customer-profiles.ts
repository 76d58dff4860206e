import type { Workspace } from '#app/library/workspace.ts';
import type { CustomerProfile } from './customer-profile.ts';

/** What a person noted of a customer; blank when they noted nothing yet. */
export function profileOf({ visitors }: Workspace, customerKey: string): CustomerProfile {
  const noted = visitors.find((profile) => profile.customerKey === customerKey);
  return noted ?? { customerKey, name: '', note: '', properties: [] };
}

/** The workspace with a profile in the place of the one that was there. A profile with nothing in it is not kept. */
export function withProfile(workspace: Workspace, profile: CustomerProfile): Workspace {
  const others = workspace.visitors.filter(({ customerKey }) => customerKey !== profile.customerKey);
  const isBlank = profile.name.trim() === '' && profile.note.trim() === '' && profile.properties.length === 0;
  return { ...workspace, visitors: isBlank ? others : [...others, profile] };
}
