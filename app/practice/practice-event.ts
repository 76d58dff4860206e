import { z } from 'zod';

/** An event that the practice server took, as MXO's Monitoring would show it. */
export const practiceEventSchema = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  siteKey: z.string(),
  customerKey: z.string(),
  tid: z.string(),
  /** The tid came with the call. */
  returning: z.boolean(),
  uri: z.string(),
  /** Absent for an event. A tracking pixel has no tid, and its properties are parameters of the uri. */
  sentAs: z.literal('pixel').optional(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).readonly(),
});

export type PracticeEvent = Readonly<z.infer<typeof practiceEventSchema>>;
