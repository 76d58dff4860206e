import { z } from 'zod';
import { serverCertificateSchema, stageReportSchema } from '#app/exchange/connection-check.ts';
import { notSaved, saved } from '#app/ipc/answers.ts';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { environmentSchema } from './environment.ts';
import { authoritySchema, clientCertificateSchema, manualProxySchema } from './network.ts';
import { fileIdsSchema, noSecretChanges, passwordSchema, secretChangesSchema } from './secret-changes.ts';
import { selectionSchema } from './selection.ts';

const environmentsSchema = z.array(environmentSchema).readonly();
const secretState = z.enum(['none', 'kept', 'this-session']);

/** The calls on environments, their connections and their secrets. */
export const environmentCalls = {
  'environment.save': lazyCall(() => ({
    input: z.object({ environment: environmentSchema, secrets: secretChangesSchema.default(noSecretChanges) }),
    output: z.discriminatedUnion('kind', [
      /** `says` when the environment is kept, but not its password or certificate; with the words for it. */
      z.object({ kind: z.literal('saved'), environments: environmentsSchema, says: z.string().optional() }),
      z.object({ kind: z.literal('refused'), says: z.array(z.string()).readonly() }),
      notSaved,
    ]),
  })),
  'environment.delete': lazyCall(() => ({
    input: z.object({ id: z.string() }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), environments: environmentsSchema }),
      notSaved,
    ]),
  })),
  /** Takes environments out that are still just as they came, and puts others in, where there is none of their id by then. */
  'environment.swap': lazyCall(() => ({
    input: z.object({ out: environmentsSchema, put: environmentsSchema }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), environments: environmentsSchema }),
      notSaved,
    ]),
  })),
  /** Opens the environment's page link as a customer, in the browser; `no-link` when there is none to open. */
  'environment.openPage': lazyCall(() => ({
    input: z.object({ environmentId: z.string(), siteKey: z.string(), tid: z.string(), customerKey: z.string() }),
    output: z.object({ kind: z.enum(['opened', 'no-link']) }),
  })),
  'environment.select': lazyCall(() => ({
    input: selectionSchema,
    output: z.discriminatedUnion('kind', [saved, notSaved]),
  })),
  /** Tries the connection of an environment as it is in the editor. It never sends an event. */
  'connection.test': lazyCall(() => ({
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
  })),
  'connection.cancelTest': lazyCall(() => ({ input: z.object({}), output: z.object({}) })),
  /** Which secrets there are, and how long they are kept. */
  'secret.look': lazyCall(() => ({
    input: z.object({ environmentId: z.string().nullable(), proxy: manualProxySchema.nullable() }),
    output: z.object({
      proxyPassword: secretState,
      identity: secretState,
      /** False where the system has no keyring: secrets end with Tidings. */
      canKeep: z.boolean(),
    }),
  })),
  'secret.saveProxyPassword': lazyCall(() => ({
    input: z.object({ proxy: manualProxySchema, password: passwordSchema }),
    output: z.discriminatedUnion('kind', [saved, notSaved]),
  })),
  /** Reads the certificates of authorities in given files. */
  'certificate.readAuthorities': lazyCall(() => ({
    input: z.object({ fileIds: fileIdsSchema }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('read'), authorities: z.array(authoritySchema).readonly() }),
      z.object({ kind: z.literal('refused'), says: z.string() }),
    ]),
  })),
  /** Reads a client certificate with its private key: one PFX file, or PEM files. */
  'certificate.readIdentity': lazyCall(() => ({
    input: z.object({ fileIds: fileIdsSchema, password: passwordSchema }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('read'), certificate: clientCertificateSchema }),
      /** The password is missing or wrong. */
      z.object({ kind: z.literal('locked'), says: z.string() }),
      z.object({ kind: z.literal('refused'), says: z.string() }),
    ]),
  })),
} as const;
