import { z } from 'zod';
import { isSameCustomer } from '#app/event/customer-key.ts';
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
export function profileOf(workspace: WithProfiles, customerKey: string): CustomerProfile {
  return findProfile(workspace, customerKey) ?? { customerKey, name: '', note: '', properties: [] };
}

/** The workspace with this profile in the place of the customer's earlier one. An empty profile is not kept. */
export function withProfile<W extends WithProfiles>(workspace: W, profile: CustomerProfile): W {
  const before = findProfile(workspace, profile.customerKey);
  const isBlank = profile.name.trim() === '' && profile.note.trim() === '' && profile.properties.length === 0;
  const kept = isBlank ? [] : [profile];
  const visitors =
    before === undefined
      ? [...workspace.visitors, ...kept]
      : workspace.visitors.flatMap((one) => (one === before ? kept : [one]));
  return { ...workspace, visitors };
}

/** The key may have been noted in another spelling than it is sent in now. */
function findProfile({ visitors }: WithProfiles, customerKey: string): CustomerProfile | undefined {
  return (
    visitors.find((profile) => profile.customerKey === customerKey) ??
    visitors.find((profile) => isSameCustomer(profile.customerKey, customerKey))
  );
}
