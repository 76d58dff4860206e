/**
 * The value of a header, as Node lists what came: a name, a value, and so on; several of them are joined. Null when it isn't
 * there. Node's own object of all headers takes longer to make than a short answer to read.
 * @param name in small letters
 */
export function rawHeader(raw: readonly string[], name: string): string | null {
  let found: string | null = null;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const candidate = raw[at] ?? '';
    if (candidate.length !== name.length || candidate.toLowerCase() !== name) continue;
    found = found === null ? (raw[at + 1] ?? '') : `${found}, ${raw[at + 1] ?? ''}`;
  }
  return found;
}
