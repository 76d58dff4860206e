import { isPowerShell } from './powershell.ts';
import type { Shell } from './prompt.ts';

/** A part of a text, and the shell that it is written for; null where that doesn't show. */
type Part = { readonly text: string; readonly shell: Shell | null };

/** The parts of a document that has commands for several shells, at empty lines, headings and the marks of code. */
export function splitByShell(text: string): readonly Part[] {
  const parts: { text: string; shell: Shell | null }[] = [];
  for (const paragraph of paragraphsOf(text)) {
    const last = parts.at(-1);
    const shell = shellOf(paragraph, last?.shell ?? null);
    if (last === undefined || (shell !== null && last.shell !== null && shell !== last.shell))
      parts.push({ text: paragraph, shell });
    else {
      last.text += `\n${paragraph}`;
      last.shell ??= shell;
    }
  }
  return parts;
}

function paragraphsOf(text: string): readonly string[] {
  const paragraphs: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || /^\s*```|^#{1,6}\s/.test(line)) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.map((lines) => lines.join('\n'));
}

/** By the end of a line that goes on, which tells most about the shell; then by variables, and by the first quote. */
function shellOf(paragraph: string, before: Shell | null): Shell | null {
  if (isPowerShell(paragraph)) return 'PowerShell';
  const command = /\bcurl\b/.exec(paragraph);
  const mark = command === null ? undefined : /\s([\\^])[^\S\n]*\n/.exec(paragraph)?.[1];
  if (mark !== undefined) return mark === '^' ? 'cmd' : 'bash';
  if (settingOfCmd.test(paragraph)) return 'cmd';
  if (command === null || /\bcurl\.exe\b/i.test(paragraph)) return null;
  // A table of PowerShell has such lines too, but no command.
  if (settingOfBash.test(paragraph)) return 'bash';
  // PowerShell has single quotes, too, and cmd has none. Remarks and words that only speak of curl have apostrophes.
  const own = commandOfCurl.exec(paragraph);
  const quote = own === null ? undefined : /['"^]/.exec(paragraph.slice(own.index))?.[0];
  return quote === "'" && before !== 'PowerShell' ? 'bash' : null;
}

const commandOfCurl = /^[ \t]*(?:\$[ \t]+)?curl[ \t]+(?:["'-]|https?:)/m;

const settingOfCmd = /^[^\S\n\r\u2028\u2029]*@?set[ \t]+"?[A-Za-z_]\w*=/im;
const settingOfBash = /^[^\S\n\r\u2028\u2029]*(?:export[ \t]+)?[A-Za-z_]\w*=['"$]/m;
