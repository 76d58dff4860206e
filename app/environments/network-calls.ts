import { z } from 'zod';
import { serverCertificateSchema, stageReportSchema } from '#app/exchange/connection-check.ts';
import { notSaved, saved } from '#app/ipc/answers.ts';
import { longestPassword, mostFiles } from '#app/limits.ts';
import { environmentSchema } from './environment.ts';
import { authoritySchema, clientCertificateSchema, manualProxySchema } from './network.ts';

const fileIds = z.array(z.string().max(100)).min(1).max(mostFiles).readonly();
const password = z.string().max(longestPassword);

/** The secrets of an environment as its editor leaves them: they go in, and never come out. */
export const secretChangesSchema = z.object({
  /** Null keeps the proxy's password as it is; an empty one forgets it. */
  proxyPassword: password.nullable(),
  /** The files of the client certificate; null keeps it as it is. */
  identity: z.object({ fileIds, password }).nullable(),
});

const stand = z.enum(['none', 'kept', 'this-session']);

/** The calls on proxies and certificates. */
export const networkCalls = {
  /** Tries the connection of an environment as it stands in the editor. It never sends an event. */
  'connection.test': {
    input: z.object({ environment: environmentSchema, secrets: secretChangesSchema }),
    output: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('tested'),
        stages: z.array(stageReportSchema).readonly(),
        certificate: serverCertificateSchema.nullable(),
      }),
      z.object({ kind: z.literal('refused'), says: z.string() }),
      z.object({ kind: z.literal('cancelled') }),
    ]),
  },
  'connection.cancelTest': { input: z.object({}), output: z.object({}) },
  /** Which secrets there are, and how long they are kept. */
  'secret.look': {
    input: z.object({ environmentId: z.string().nullable(), proxy: manualProxySchema.nullable() }),
    output: z.object({
      proxyPassword: stand,
      identity: stand,
      /** False where the system has no keyring: secrets end with Tidings. */
      canKeep: z.boolean(),
    }),
  },
  'secret.saveProxyPassword': {
    input: z.object({ proxy: manualProxySchema, password }),
    output: z.discriminatedUnion('kind', [saved, notSaved]),
  },
  /** Reads the certificates of authorities in given files. */
  'certificate.readAuthorities': {
    input: z.object({ fileIds }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('read'), authorities: z.array(authoritySchema).readonly() }),
      z.object({ kind: z.literal('refused'), says: z.string() }),
    ]),
  },
  /** Reads a client certificate with its private key: one PFX file, or PEM files. */
  'certificate.readIdentity': {
    input: z.object({ fileIds, password }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('read'), certificate: clientCertificateSchema }),
      /** The password is missing or wrong. */
      z.object({ kind: z.literal('locked'), says: z.string() }),
      z.object({ kind: z.literal('refused'), says: z.string() }),
    ]),
  },
} as const;

export type SecretChanges = Readonly<z.infer<typeof secretChangesSchema>>;

/** All secrets stay as they are. */
export const noSecretChanges: SecretChanges = { proxyPassword: null, identity: null };
