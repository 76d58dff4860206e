/**
 * Undoes percent-encoding wherever it can be read as UTF-8; everything else stays as it is, so that any text can be given.
 * A plus stays a plus: in the path and query of a URI it is a literal plus.
 */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** The text with each lone surrogate replaced by U+FFFD, as every UTF-8 encoder does. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
