import { type Command, createOutside, type Outside, type Script } from './script.ts';

/**
 * Reads commands for the Windows prompt: `^` escapes, `"` quotes, `%NAME%`. Null when a quote stays open. The rules:
 * cmd.exe takes variables, then carets, and each program splits its own line.
 */
export function readCmd(text: string): Script | null {
  const outside = createOutside();
  const commands: Command[] = [];
  for (const line of takeCarets(takeVariables(text.replace(/\r\n?/g, '\n'), outside))) {
    const words = splitLine(line);
    if (words === null) return null;
    if (words.length > 0) commands.push({ words, input: null });
  }
  return { commands, files: new Map(), notTaken: outside.list() };
}

/** Puts values in the place of `%NAME%`, and leaves out the lines that only set one, or that are comments. */
function takeVariables(text: string, outside: Outside): string {
  const assigned = new Map<string, string>();
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const [, name, quoted, bare] =
      /^\s*@?set\s+(?="?([A-Za-z_]\w*)=)(?:"\w+=([^"]*)"|\w+=([^"]*))$/i.exec(line.trimEnd()) ?? [];
    if (name !== undefined) assigned.set(name.toUpperCase(), quoted ?? bare ?? '');
    else if (!/^\s*(?:rem\b|::|@echo\s+off\b)/i.test(line)) lines.push(line.replace(variable, variableValue));
  }
  return lines.join('\n');

  function variableValue(written: string, name: string): string {
    const value = assigned.get(name.toUpperCase());
    outside.filled(value?.length ?? 0);
    return value ?? outside.variable(name, written);
  }
}

/** `%C3%A9` in an address is percent-encoding: two hexadecimal digits behind a sign are not the start of a name. */
const variable = /%(?![0-9a-f]{2})([A-Za-z_]\w*)%/gi;

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
