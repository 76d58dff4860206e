/** `-v` and `--verbose`, alone or with other options of one letter. */
const verbose = /(?:^|\s)(?:--verbose|-[A-Za-uw-z#]*v[A-Za-z]*)(?=\s|$)/;
const command = /\bcurl(?:\.exe)?\s+\S/;
/** One of a list or a quoted message, which begins as the output does: “* ALPN: curl offers h2” is none. */
const listed = /^[*<>]\s+(?:[$>]\s+)?curl(?:\.exe)?\s+(?:-|["'$]|https?:)/;
/** What may come first below the command. */
const first = /^(?:\*\s|Note: Unnecessary use of\s)/;
/** What curl writes of a connection, of what it sends and of what it gets, and how far it is. */
const output =
  /^(?:[*<>](?:\s|$)|Note: Unnecessary use of\s|[{}] \[\d|\s*%\s+Total\b|\s*Dload\b|\s*\d+\s+\d[\d.kMG]*\s+\d)/;

/** Takes away what `curl -v` wrote below its command. Null where it wrote nothing. */
export function withoutVerboseOutput(text: string): string | null {
  if (!verbose.test(text) || !text.includes('\n*')) return null;
  const kept: string[] = [];
  let isBelow = false;
  let isOutput = false;
  const lines = text.split('\n');
  for (const line of lines) {
    if ((/^[*<>]/.test(line) ? listed : command).test(line)) isOutput = false;
    else if (isBelow && first.test(line)) isOutput = true;
    if (isOutput && output.test(line)) continue;
    isBelow ||= verbose.test(line);
    kept.push(line);
  }
  return kept.length === lines.length ? null : kept.join('\n');
}
