import { z } from 'zod';
import { longestExceptions, longestName, mostAuthorities } from '#app/limits.ts';
import { wellFormed } from '#app/text/percent.ts';

/** The kinds of proxy that Tidings speaks with. */
export const proxySchemes = ['http', 'https', 'socks5'] as const;

/** A proxy that the person named. Its password is kept apart, and never comes back to the window. */
export const manualProxySchema = z.object({
  kind: z.literal('manual'),
  scheme: z.enum(proxySchemes),
  host: z.string().max(longestName),
  port: z.number().int(),
  /** Empty when it wants no sign-in. */
  user: z.string().max(longestName),
  /** Servers that are reached without it, as `isExcepted` reads them. */
  exceptions: z.string().max(longestExceptions),
});

const system = z.object({ kind: z.literal('system') });
const none = z.object({ kind: z.literal('none') });

/** How the app reaches servers. */
export const appProxySchema = z.discriminatedUnion('kind', [system, none, manualProxySchema]);

/** How one environment's server is reached. */
export const environmentProxySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('as-settings') }),
  system,
  none,
  manualProxySchema,
]);

/** Certificates that an environment trusts besides the system's. They are public, so they are stored whole. */
export const authoritySchema = z.object({
  /** The name of the file that it came in. */
  name: z.string().max(longestName),
  pem: z.string().max(1_000_000),
});

/** What is shown of a client certificate. It is kept apart, with its private key, and never comes back to the window. */
export const clientCertificateSchema = z.object({
  /** The name of the file that it came in. */
  name: z.string().max(600),
  subject: z.string(),
  issuer: z.string(),
  validUntil: z.iso.datetime(),
});

/** How an environment's server is reached and trusted. */
export const networkSchema = z.object({
  proxy: environmentProxySchema,
  authorities: z.array(authoritySchema).max(mostAuthorities).readonly(),
  clientCertificate: clientCertificateSchema.nullable(),
  acceptSelfSigned: z.boolean(),
});

export type ManualProxy = Readonly<z.infer<typeof manualProxySchema>>;
export type AppProxy = Readonly<z.infer<typeof appProxySchema>>;
export type EnvironmentProxy = Readonly<z.infer<typeof environmentProxySchema>>;
export type Network = Readonly<z.infer<typeof networkSchema>>;

export const usualNetwork: Network = {
  proxy: { kind: 'as-settings' },
  authorities: [],
  clientCertificate: null,
  acceptSelfSigned: false,
};

/** The proxy that the editor opens with. */
export const blankProxy: ManualProxy = {
  kind: 'manual',
  scheme: 'http',
  host: '',
  port: 8080,
  user: '',
  exceptions: '',
};

/** A network without what belongs to one computer: its client certificate, whose key never leaves it. */
export function networkToShare(network: Network): Network {
  return { ...network, clientCertificate: null };
}

/** Whose a proxy's password is: it goes to no other place and no other user, whatever is changed later. */
export function proxyOwner({
  scheme,
  host,
  port,
  user,
}: Pick<ManualProxy, 'host' | 'port' | 'user'> & { readonly scheme: string }): string {
  return `${scheme}://${encodeURIComponent(wellFormed(user))}@${host.trim().toLowerCase()}:${port}`;
}
