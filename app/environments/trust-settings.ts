import type { Environment } from './environment.ts';
import { type Network, usualNetwork } from './network.ts';

/** The settings of an environment that let others see events or pose as its server, when they come from another person. */
export const trustKinds = ['proxy', 'certificates', 'self-signed', 'monitoring-link', 'page-link'] as const;

export type TrustKind = (typeof trustKinds)[number];

/** One such setting of an environment. */
export type TrustSetting = {
  /** Names it among those of a file. */
  readonly key: string;
  /** What it is, in words. */
  readonly what: string;
  /** What accepting it means. */
  readonly why: string;
};

const addressIn = ({ proxy }: Network) =>
  proxy.kind === 'manual' ? `${proxy.scheme}://${proxy.host}:${proxy.port}` : '';

const settings: Readonly<
  Record<TrustKind, { readonly value: (one: Environment) => string; readonly name: string; readonly why: string }>
> = {
  proxy: {
    value: ({ network }) => addressIn(network),
    name: 'Proxy',
    why: 'Events to this environment go through it.',
  },
  certificates: {
    value: ({ network }) => network.authorities.map(({ name }) => name).join(', '),
    name: 'Trusted certificates',
    why: 'Whoever has issued them can pose as any server of this environment.',
  },
  'self-signed': {
    value: ({ network }) => (network.acceptSelfSigned ? 'on' : ''),
    name: 'Accept self-signed certificate',
    why: 'Tidings won’t check which server receives the events.',
  },
  'monitoring-link': {
    value: ({ monitoringLink }) => monitoringLink,
    name: 'Monitoring link',
    why: 'It opens in your browser. It can contain customer keys and TIDs.',
  },
  'page-link': {
    value: ({ pageLink }) => pageLink,
    name: 'Page link',
    why: 'It opens in your browser with the TID of a customer.',
  },
};

/** The key of a setting. */
export function trustKey(environmentId: string, kind: TrustKind): string {
  return `${kind} ${environmentId}`;
}

/** The settings of this kind that an environment has. */
export function trustSettingsOf(environment: Environment): readonly TrustSetting[] {
  return trustKinds.flatMap((kind) => {
    const { value, name, why } = settings[kind];
    const found = value(environment).trim();
    const what = `${name} for ${environment.name}${kind === 'self-signed' ? '' : `: ${found}`}`;
    return found === '' ? [] : [{ key: trustKey(environment.id, kind), what, why }];
  });
}

/**
 * An environment with only those of its settings that were accepted. The others are as in the environment that it
 * replaces, or as usual. A client certificate is never taken: its private key is not in any file.
 */
export function withAcceptedTrust(
  environment: Environment,
  accepted: ReadonlySet<string>,
  replaced: Environment | null,
): Environment {
  const own = replaced?.network ?? usualNetwork;
  const { network } = environment;
  const takes = (kind: TrustKind) => accepted.has(trustKey(environment.id, kind));
  // One that leads around the proxy of mine needs a yes as well; there is none to be asked for.
  const keepsProxy = !takes('proxy') && (network.proxy.kind === 'manual' || replaced !== null);
  return {
    ...environment,
    monitoringLink: takes('monitoring-link') ? environment.monitoringLink : (replaced?.monitoringLink ?? ''),
    pageLink: takes('page-link') ? environment.pageLink : (replaced?.pageLink ?? ''),
    network: {
      proxy: keepsProxy ? own.proxy : network.proxy,
      authorities: takes('certificates') ? network.authorities : own.authorities,
      clientCertificate: own.clientCertificate,
      acceptSelfSigned: takes('self-signed') ? network.acceptSelfSigned : own.acceptSelfSigned,
    },
  };
}
