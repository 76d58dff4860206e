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
