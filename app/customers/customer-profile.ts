import { z } from 'zod';
import { rowSchema } from '#app/event/draft.ts';

/** What a person noted of a customer: who they are, and the properties that their events usually have. */
export const customerProfileSchema = z.object({
  customerKey: z.string(),
  name: z.string(),
  note: z.string(),
  properties: z.array(rowSchema).readonly(),
});

export type CustomerProfile = Readonly<z.infer<typeof customerProfileSchema>>;

type WithProfiles = { readonly visitors: readonly CustomerProfile[] };

/** What a person noted of a customer in a workspace; blank when they noted nothing yet. */
export function profileOf({ visitors }: WithProfiles, customerKey: string): CustomerProfile {
  const noted = visitors.find((profile) => profile.customerKey === customerKey);
  return noted ?? { customerKey, name: '', note: '', properties: [] };
}

/** The workspace with this profile instead of the customer's earlier one. An empty profile is not kept. */
export function withProfile<W extends WithProfiles>(workspace: W, profile: CustomerProfile): W {
  const others = workspace.visitors.filter(({ customerKey }) => customerKey !== profile.customerKey);
  const isBlank = profile.name.trim() === '' && profile.note.trim() === '' && profile.properties.length === 0;
  return { ...workspace, visitors: isBlank ? others : [...others, profile] };
}
