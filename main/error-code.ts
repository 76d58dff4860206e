/** The technical code of an error, for example EACCES; null when it has none. */
export function errorCode(error: unknown): string | null {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
  return hasCode ? String(error.code) : null;
}

/** The code of a file system's error. */
export function fileErrorCode(error: unknown): string {
  return errorCode(error) ?? 'unknown';
}

/**
 * The code of a network error or of what caused it; never its message, which may contain what was sent. TLS alerts have
 * one name: OpenSSL 3.5, as in Node 24, writes SSL/TLS_ALERT_… for SSLV3_ALERT_….
 */
export function networkErrorCode(error: unknown): string {
  const code = errorCode(error);
  if (code !== null) return code.replace('_SSL/TLS_ALERT_', '_SSLV3_ALERT_');
  const hasCause = typeof error === 'object' && error !== null && 'cause' in error && error.cause !== undefined;
  return hasCause ? networkErrorCode(error.cause) : 'UNKNOWN';
}
