import { z } from 'zod';

/** An Interaction Point: which paths and parameters of its Touchpoint it is about. */
export const interactionPointSchema = z.object({
  name: z.string(),
  /** `/path?parameter`, where `*` stands for any letters; or a regular expression. */
  pattern: z.string(),
  isRegularExpression: z.boolean().default(false),
});

/** An attribute capture point: MXO captures the property or parameter that has its API name. */
export const capturePointSchema = z.object({
  apiName: z.string(),
  /** The key attribute that it captures; empty for an attribute that is no key. */
  key: z.string().default(''),
  /** The name of the Interaction Point that it belongs to; empty for all of the Touchpoint. */
  interactionPoint: z.string().default(''),
});

/** A Touchpoint as a person wrote it down. MXO has its own, which Tidings can't read. */
export const touchpointSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** `scheme://host`, where `*` stands for any letters. */
  pattern: z.string(),
  interactionPoints: z.array(interactionPointSchema).readonly().default([]),
  capturePoints: z.array(capturePointSchema).readonly().default([]),
});

export type InteractionPoint = Readonly<z.infer<typeof interactionPointSchema>>;
export type CapturePoint = Readonly<z.infer<typeof capturePointSchema>>;
export type Touchpoint = Readonly<z.infer<typeof touchpointSchema>>;

/** The Touchpoints of a workspace, in the order that they are shown in. */
export type TouchpointMap = readonly Touchpoint[];

/** What a Touchpoint is called on the screen: its name, or its pattern while it has none. */
export function touchpointName({ name, pattern }: Pick<Touchpoint, 'name' | 'pattern'>): string {
  return name.trim() || pattern;
}

/** What an Interaction Point is called on the screen. */
export function interactionPointName({ name, pattern }: Pick<InteractionPoint, 'name' | 'pattern'>): string {
  return name.trim() || pattern;
}
