import { networkErrorCode } from '#main/error-code.ts';

/** Why a connection couldn't be made, as a code: a system code such as ECONNREFUSED, or our own. */
export class NetworkError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The same cause, marked as the proxy's and not the server's. */
export function proxyError(error: unknown): NetworkError {
  const code = networkErrorCode(error);
  return new NetworkError(code.startsWith('PROXY_') ? code : `PROXY_${code}`);
}
