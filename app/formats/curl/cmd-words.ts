/**
 * Splits what Chrome and Edge copy as cURL for the Windows command line: `^` escapes, `"` quotes. One list of words for
 * each command; null when a quote stays open. The rules: cmd.exe takes the carets, then each program splits its line.
 */
export function splitCmdWords(text: string): readonly (readonly string[])[] | null {
  const commands: (readonly string[])[] = [];
  for (const line of takeCarets(text.replace(/\r\n?/g, '\n'))) {
    const words = splitLine(line);
    if (words === null) return null;
    if (words.length > 0) commands.push(words);
  }
  return commands;
}

/** The lines that programs get to see, one for each command. */
function takeCarets(text: string): readonly string[] {
  // Some versions of Chrome wrote carets inside of plain quotes too, where cmd.exe itself leaves them alone.
  const caretsInQuotes = text.includes('^\\^"');
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '^' && !quoted) {
      // A caret at the end of a line joins it with the next one, whose first character is escaped.
      at += text.charAt(at + 1) === '\n' ? 2 : 1;
      line += text.charAt(at);
    } else if (!quoted && (char === '\n' || char === '&')) {
      lines.push(line);
      line = '';
    } else {
      if (char === '"' && !caretsInQuotes) quoted = !quoted;
      line += char;
    }
  }
  return [...lines, line];
}

function splitLine(line: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    const next = line.charAt(at + 1);
    if (!quoted && /\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    word ??= '';
    // Chrome doubles every backslash, also where the program would take two for two.
    const escaped = char === '\\' ? next === '"' || next === '\\' : quoted && char === '"' && next === '"';
    if (escaped) {
      word += next;
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else word += char;
  }
  if (quoted) return null;
  return word === null ? words : [...words, word];
}
