import { z } from 'zod';
import { distrustMessage, isDistrust, unreachedMessage } from './connection-message.ts';
import { staysOnServer } from './redirect.ts';
import { describeResponseError } from './response-error.ts';

/** What a connection is tried for, in this order. */
export const testStages = ['name', 'connect', 'proxy', 'tls', 'http'] as const;

export const stageReportSchema = z.object({
  stage: z.enum(testStages),
  /** `skipped`: not tried, because one before it failed. */
  state: z.enum(['ok', 'failed', 'not-needed', 'skipped']),
  ms: z.number().nullable(),
  says: z.string(),
  /** What to do; empty when there is nothing to do. */
  next: z.string(),
});

/** What a server's certificate says. */
export const serverCertificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  validUntil: z.iso.datetime(),
  /** It isn't verified, and the environment accepts that. */
  acceptedSelfSigned: z.boolean(),
});

export type TestStage = (typeof testStages)[number];
export type StageReport = Readonly<z.infer<typeof stageReportSchema>>;
export type ServerCertificate = Readonly<z.infer<typeof serverCertificateSchema>>;

/** What was seen while a connection was tried. */
export type TestFacts = {
  readonly server: string;
  readonly isSecure: boolean;
  /** As `formatProxy` writes it; null when it went straight. */
  readonly proxy: string | null;
  /** The place that was connected to is written as an address: there is no name to look up. */
  readonly isAddress: boolean;
  /** How long each stage took that was passed. */
  readonly took: Readonly<Partial<Record<TestStage, number>>>;
  /** The status of the answer; null when none came. */
  readonly status: number | null;
  /** The `Location` of the answer; null without one. */
  readonly location: string | null;
  /** Why it ended early; null when an answer came. */
  readonly code: string | null;
  /** The server took back a handshake that we took for done. */
  readonly isHandshakeRefusal: boolean;
  readonly certificate: ServerCertificate | null;
  readonly timeoutMs: number;
};

/** Tells stage by stage how far a connection came, and what to do where it ended. */
export function stageReports(facts: TestFacts): readonly StageReport[] {
  const failed = failedStage(facts);
  return testStages.map((stage) => {
    const ms = facts.took[stage] ?? null;
    if (stage === failed) return { stage, state: 'failed', ms: null, ...failure(facts, stage) };
    if (ms !== null) return { stage, state: 'ok', ms, ...success(facts, stage) };
    if (!isNeeded(facts, stage)) return { stage, state: 'not-needed', ms: null, says: idleness[stage], next: '' };
    return { stage, state: 'skipped', ms: null, says: 'Not tested.', next: '' };
  });
}

const idleness: Readonly<Record<TestStage, string>> = {
  name: 'This is already an IP address.',
  connect: '',
  proxy: 'No proxy is used for this server.',
  tls: 'The connection uses plain http. Anyone on the network can read the events.',
  http: '',
};

function isNeeded({ isSecure, proxy, isAddress }: TestFacts, stage: TestStage): boolean {
  if (stage === 'name') return !isAddress;
  if (stage === 'proxy') return proxy !== null;
  return stage !== 'tls' || isSecure;
}

function failedStage(facts: TestFacts): TestStage | null {
  const { status, code, took, isHandshakeRefusal } = facts;
  // Behind a tunnel it can also be a proxy that reads the traffic.
  if (status === 407) return facts.proxy !== null ? 'proxy' : 'http';
  if (status !== null) return status >= 500 ? 'http' : null;
  if (code === null) return null;
  if (isHandshakeRefusal) return 'tls';
  return testStages.find((stage) => isNeeded(facts, stage) && took[stage] === undefined) ?? 'http';
}

function failure(facts: TestFacts, stage: TestStage): Pick<StageReport, 'says' | 'next'> {
  const { server, proxy, timeoutMs, status } = facts;
  const code = facts.code ?? 'UNKNOWN';
  const failed = { code, server, proxy, timeoutMs, stage: stage === 'http' ? null : stage } as const;
  switch (stage) {
    case 'tls':
      return toReport(
        code.endsWith('TIMED_OUT') || code === 'ECONNRESET' ? unreachedMessage(failed) : distrustMessage(failed),
      );
    case 'proxy':
      if (status === 407) return toReport(unreachedMessage({ ...failed, code: facts.code ?? 'PROXY_407' }));
      return toReport(isDistrust(code) ? distrustMessage(failed) : unreachedMessage(failed));
    case 'http':
      if (status === 511)
        return {
          says: 'Your network requires a sign-in (HTTP 511). The server was not reached.',
          next: 'Open a web page in your browser and sign in to the network. Then test again.',
        };
      if (status === 407)
        return {
          says: 'The server, or a proxy on the way to it, requires a proxy sign-in (HTTP 407).',
          next: 'Check the server name. If your network has a proxy, enter it in the environment, or in Settings, Network.',
        };
      if (status !== null)
        return {
          says: `${forwards(facts) ? `The server, or the proxy ${proxy},` : 'The server'} responded with an error (HTTP ${status}).`,
          next: 'Wait a moment and test again, or ask its administrator.',
        };
      if (describeResponseError(code) !== null)
        return {
          says: `The server responded, but its response ${describeResponseError(code)}.`,
          next: 'Check the port: a different kind of server may be listening there. Otherwise contact its administrator.',
        };
      return {
        says: `Connected, but no HTTP response arrived (${code}).`,
        next: 'Check the port: a different kind of server may be listening there.',
      };
    default:
      return toReport(unreachedMessage(failed));
  }
}

function success(facts: TestFacts, stage: TestStage): Pick<StageReport, 'says' | 'next'> {
  const { proxy, certificate } = facts;
  const whose = proxy === null ? 'server' : 'proxy';
  switch (stage) {
    case 'name':
      return { says: `The name of the ${whose} was found.`, next: '' };
    case 'connect':
      return { says: `The ${whose} accepts connections.`, next: '' };
    case 'proxy':
      // Of plain http it forwards each request, and is asked for nothing before.
      return {
        says: forwards(facts) ? `${proxy} forwards each request to the server.` : `${proxy} connected to the server.`,
        next: '',
      };
    case 'tls':
      return certificate?.acceptedSelfSigned
        ? {
            says: 'Tidings didn’t verify this certificate, because the environment accepts self-signed ones.',
            next: '',
          }
        : { says: 'The certificate is valid.', next: '' };
    case 'http':
      return responseReport(facts);
  }
}

/** Whether a proxy takes the requests and answers them: it makes no connection that Tidings sees. */
function forwards({ isSecure, proxy }: TestFacts): boolean {
  return !isSecure && proxy !== null && !proxy.startsWith('socks');
}

/** What the answer to `HEAD /` tells of the server. Events go to another path, so most answers only prove that it is there. */
function responseReport({ status, location, server }: TestFacts): Pick<StageReport, 'says' | 'next'> {
  const came = `HTTP ${status} to HEAD /`;
  if (status !== null && status >= 300 && status < 400 && location !== null && staysOnServer(location, server))
    return {
      says: `The server redirects to ${location} on the same server (${came}). No event was sent.`,
      next: 'Events go to another path, so this is usually fine. If an event is redirected too, check the server name.',
    };
  if (status !== null && status >= 300 && status < 400)
    return {
      says: `The server redirects${location === null ? '' : ` to ${location}`} (${came}). No event was sent.`,
      next: 'If that is a sign-in page, sign in to your network and test again. If it is the right server, enter it as the server name. Tidings does not follow redirects.',
    };
  if (status === 401)
    return {
      says: `The server requires a sign-in (${came}). No event was sent.`,
      next: 'MXO’s event API needs no sign-in. Check the server name: a different server or a gateway may have responded.',
    };
  if (status === 403)
    return {
      says: `The server does not allow this request (${came}). No event was sent.`,
      next: 'Some servers allow only events. If an event is refused too, ask whether your network address has access.',
    };
  return { says: `The server responded (${came}). Any status is fine here. No event was sent.`, next: '' };
}

function toReport({ sentence, next }: { readonly sentence: string; readonly next: string }) {
  return { says: sentence, next };
}
