import { codeOf } from './failure.ts';

/** Why a connection could not be made, as a code: of the network, as ECONNREFUSED, or one of ours. */
export class NetworkError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The same cause, told as one of the proxy and not of the server behind it. */
export function proxyError(error: unknown): NetworkError {
  const code = codeOf(error);
  return new NetworkError(code.startsWith('PROXY_') ? code : `PROXY_${code}`);
}
