import http from 'node:http';
import https from 'node:https';

/** Connections that are kept open between requests. */
export type Connections = {
  readonly plain: http.Agent;
  readonly secure: https.Agent;
  readonly close: () => void;
};

export type ConnectionOptions = {
  /** Extra certificate authorities, PEM. */
  readonly ca?: string;
  /** How many may be open to one server; without it, as many as are wanted at once. */
  readonly most?: number;
  /** An idle connection is not used again after this time. Servers close theirs after a second or more. */
  readonly mostIdleMs?: number;
};

/** Opens connections as they are wanted. */
export function createConnections({
  ca,
  most = Number.POSITIVE_INFINITY,
  mostIdleMs = 800,
}: ConnectionOptions): Connections {
  // The time-out of an agent ends idle sockets; a request under way has a deadline of its own.
  const options = { keepAlive: true, timeout: mostIdleMs, maxSockets: most };
  const plain = new http.Agent(options);
  const secure = new https.Agent({ ...options, ...(ca !== undefined && { ca }) });
  return {
    plain,
    secure,
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}
