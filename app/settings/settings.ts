import { z } from 'zod';
import { appProxySchema } from '#app/environments/network.ts';
import { selectionSchema } from '#app/environments/selection.ts';
import { noRetention, retentionSchema } from '#app/history/retention.ts';
import { savedSearchSchema } from '#app/history/saved-search.ts';
import { presenterKeysSchema, usualPresenterKeys } from './presenter-keys.ts';
import { responseLayouts, usualResponse } from './response-layout.ts';
import { sideBarWidths } from './side-bar-widths.ts';

/** The key that is Next everywhere on the computer while the remote is open; none unless a person chose one. */
export const remoteKeys = ['off', 'F8', 'F9', 'PageDown'] as const;

/** The smallest and the largest size. WCAG 2.2 measures the window at 4. */
const zoomSizes = { least: 0.5, most: 4 } as const;

const responseSchema = z.object({
  layout: z.enum(responseLayouts).default('automatic'),
  belowPercent: z.number().min(0).max(100).default(usualResponse.belowPercent),
  rightPercent: z.number().min(0).max(100).default(usualResponse.rightPercent),
});

export const settingsSchema = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  retention: retentionSchema.default(noRetention),
  /** How large everything is drawn; 1 is the usual size. */
  zoom: z.number().min(zoomSizes.least).max(zoomSizes.most).default(1),
  sideBarWidth: z.number().min(sideBarWidths.least).max(sideBarWidths.most).default(sideBarWidths.usual),
  remoteKey: z.enum(remoteKeys).default('off'),
  presenterKeys: presenterKeysSchema.default(usualPresenterKeys),
  /** How servers are reached, where an environment says nothing else. */
  proxy: appProxySchema.default({ kind: 'system' }),
  response: responseSchema.default(responseSchema.parse({})),
  /** Who gives verdicts, as evidence names them; empty for nobody. */
  evidenceName: z.string().default(''),
  /** The person's own searches of the history. */
  searches: z.array(savedSearchSchema).readonly().default([]),
  /** The place that an event or a run was last sent to beside the one in the header. */
  otherPlace: selectionSchema.nullable().default(null),
});

/** The settings before a person has changed any. */
export const usualSettings: Settings = settingsSchema.parse({ theme: 'system' });

export const usualZoom = 1;

/** The next larger size: in steps of a tenth, and of a half where everything is at least twice as large. */
export function largerZoom(zoom: number): number {
  return Math.min(zoomSizes.most, zoom < 2 ? Math.round(zoom * 10 + 1) / 10 : Math.floor(zoom * 2 + 1) / 2);
}

/** The next smaller size, in the same steps. */
export function smallerZoom(zoom: number): number {
  return Math.max(zoomSizes.least, zoom <= 2 ? Math.round(zoom * 10 - 1) / 10 : Math.ceil(zoom * 2 - 1) / 2);
}

export type RemoteKey = (typeof remoteKeys)[number];
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** Some settings. Without the retention: it is saved with what it removes. No settings as a whole: they may be old. */
export type SettingsChange = Readonly<Partial<Omit<Settings, 'retention'>>> & { readonly retention?: never };

/** A change, or what makes one of the settings of that moment. */
export type SettingsUpdate = SettingsChange | ((now: Settings) => SettingsChange);
