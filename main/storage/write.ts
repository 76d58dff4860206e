const tries = 5;

/**
 * Runs a write and says in words why it failed; null when it did not. Antivirus and sync programs hold a file for a
 * moment (EPERM, EBUSY): then it is tried again.
 */
export function tryWrite(write: () => void): string | null {
  for (let attempt = 1; ; attempt++) {
    try {
      write();
      return null;
    } catch (error) {
      const code = codeOf(error);
      if ((code === 'EPERM' || code === 'EBUSY') && attempt < tries) continue;
      return faultOf(error);
    }
  }
}

/** The technical code of a file system's error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** Why a write failed, in words. */
export function faultOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'The disk is full. Free some room; what you typed is still here.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'Tidings may not write into its folder. Ask for the right to.';
  return `The file could not be written (${code}).`;
}
