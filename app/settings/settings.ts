import { z } from 'zod';
import { appProxySchema } from '#app/environments/network.ts';

/** Which environment and site key the window sends to. */
export const selectionSchema = z.object({ environmentId: z.string(), siteKey: z.string() });

/** What is kept of the history: at most so many days, exchanges and megabytes; null for no limit. */
export const retentionSchema = z.object({
  days: z.number().int().min(1).max(36_500).nullable(),
  count: z.number().int().min(1).max(100_000_000).nullable(),
  megabytes: z.number().int().min(1).max(1_000_000).nullable(),
});

export const noRetention: Retention = { days: null, count: null, megabytes: null };

/** The key that is Next everywhere on the computer while the remote is open; none unless a person chose one. */
export const remoteKeys = ['off', 'F8', 'F9', 'PageDown'] as const;

export const settingsSchema = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  retention: retentionSchema.default(noRetention),
  /** How large everything is drawn; 1 is the usual size. */
  zoom: z.number().min(0.5).max(2).default(1),
  remoteKey: z.enum(remoteKeys).default('off'),
  /** How servers are reached, where an environment says nothing else. */
  proxy: appProxySchema.default({ kind: 'system' }),
});

/** Those of somebody who has chosen nothing yet. */
export const usualSettings: Settings = settingsSchema.parse({ theme: 'system' });

/** What a notice lets the person do at once: open Settings, Storage, or reload the window. */
const noticeOfferSchema = z.enum(['storage', 'reload']);

/** Something that the person has to know, in words; `id` lets the window show it once. */
export const noticeSchema = z.object({
  id: z.string(),
  level: z.enum(['info', 'problem']),
  says: z.string(),
  offer: noticeOfferSchema.optional(),
});

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

export const usualZoom = 1;

/** The next larger size, in steps of a tenth. */
export function largerZoom(zoom: number): number {
  return Math.min(2, Math.round(zoom * 10 + 1) / 10);
}

/** The next smaller size, in steps of a tenth. */
export function smallerZoom(zoom: number): number {
  return Math.max(0.5, Math.round(zoom * 10 - 1) / 10);
}

export type Selection = Readonly<z.infer<typeof selectionSchema>>;
export type Retention = Readonly<z.infer<typeof retentionSchema>>;
export type RemoteKey = (typeof remoteKeys)[number];
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
export type NoticeOffer = z.infer<typeof noticeOfferSchema>;
export type Notice = Readonly<z.infer<typeof noticeSchema>>;
export type PracticeEvent = Readonly<z.infer<typeof practiceEventSchema>>;
