import { z } from 'zod';

/** Which environment and site key the window sends to. */
export const selectionSchema = z.object({ environmentId: z.string(), siteKey: z.string() });

/** What is kept of the history: at most so many days, exchanges and megabytes; null for no limit. */
export const retentionSchema = z.object({
  days: z.number().int().min(1).max(36_500).nullable(),
  count: z.number().int().min(1).max(100_000_000).nullable(),
  megabytes: z.number().int().min(1).max(1_000_000).nullable(),
});

export const noRetention: Retention = { days: null, count: null, megabytes: null };

export const settingsSchema = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  retention: retentionSchema.default(noRetention),
});

/** Something that the person has to know, in words; `id` lets the window show it once. */
export const noticeSchema = z.object({ id: z.string(), level: z.enum(['info', 'problem']), says: z.string() });

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
  properties: z.array(z.object({ name: z.string(), value: z.string() })).readonly(),
});

export type Selection = Readonly<z.infer<typeof selectionSchema>>;
export type Retention = Readonly<z.infer<typeof retentionSchema>>;
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
export type Notice = Readonly<z.infer<typeof noticeSchema>>;
export type PracticeEvent = Readonly<z.infer<typeof practiceEventSchema>>;
