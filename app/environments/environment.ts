import { z } from 'zod';
import { bodyFormSchema } from '#app/event/body.ts';
import { variableSchema } from '#app/event/variables.ts';
import { normalServerName } from './endpoint.ts';
import { networkSchema, usualNetwork } from './network.ts';

/** The eight colours a person can give an environment. The renderer's theme has the hues. */
export const environmentColours = ['slate', 'green', 'blue', 'violet', 'pink', 'red', 'orange', 'ochre'] as const;

export const environmentColourSchema = z.enum(environmentColours);

export const siteKeySchema = z.object({
  siteKey: z.string(),
  label: z.string(),
  /** Takes the place of the environment's server for this one key. Only Practice uses it, for servers that fail. */
  serverName: z.string().optional(),
});

/** One MXO server and how we talk to it. */
export const environmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  colour: environmentColourSchema,
  /** As `parseEndpoint` writes it: scheme, host, port and gateway path, no trailing slash. Files may hold other forms. */
  serverName: z.string().overwrite(normalServerName),
  siteKeys: z.array(siteKeySchema).readonly(),
  timeoutMs: z.number().int(),
  bodyForm: bodyFormSchema,
  customerKeyName: z.string(),
  /** An https link with {server} {sk} {tid} {ck}; empty when there is none. */
  monitoringLink: z.string(),
  /** An https link to a web page that takes a TID, with {tid} and, if wanted, {server} {sk} {ck}; empty when there is none. */
  pageLink: z.string().default(''),
  askBeforeSending: z.boolean(),
  /** How often it asks, where it asks. */
  asks: z.enum(['each-time', 'once-per-session']).default('each-time'),
  variables: z.array(variableSchema).readonly().default([]),
  network: networkSchema.default(usualNetwork),
});

export type EnvironmentColour = z.infer<typeof environmentColourSchema>;
export type SiteKey = Readonly<z.infer<typeof siteKeySchema>>;
export type Environment = Readonly<z.infer<typeof environmentSchema>>;

/** The id of the environment inside the app, which can be neither changed nor deleted. */
export const practiceId = 'practice';

export const timeoutMsLimits = { least: 100, most: 600_000, usual: 15_000 } as const;

/** The environment that the editor opens with. */
export function blankEnvironment(id: string): Environment {
  return {
    id,
    name: '',
    colour: 'blue',
    serverName: '',
    siteKeys: [{ siteKey: '', label: '' }],
    timeoutMs: timeoutMsLimits.usual,
    bodyForm: 'array',
    customerKeyName: '',
    monitoringLink: '',
    pageLink: '',
    askBeforeSending: false,
    asks: 'each-time',
    variables: [],
    network: usualNetwork,
  };
}

/** What the names of environments are compared by: no two may have the same. */
export function foldEnvironmentName(name: string): string {
  return name.trim().toLocaleLowerCase();
}
