import { isPowerShell } from './powershell.ts';
import type { Shell } from './prompt.ts';

/** A part of a text, and the shell that it is written for; null where that doesn't show. */
type Part = { readonly text: string; readonly shell: Shell | null };

/** The parts of a document that has commands for several shells, at empty lines, headings and the marks of code. */
export function splitByShell(text: string): readonly Part[] {
  const parts: { text: string; shell: Shell | null }[] = [];
  for (const paragraph of paragraphsOf(text)) {
    const shell = shellOf(paragraph);
    const last = parts.at(-1);
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

/** By the end of a line that goes on, which tells most about the shell. */
function shellOf(paragraph: string): Shell | null {
  if (isPowerShell(paragraph)) return 'PowerShell';
  const mark = /\bcurl\b/.test(paragraph) ? /\s([\\^])[^\S\n]*\n/.exec(paragraph)?.[1] : undefined;
  if (mark === undefined) return null;
  return mark === '^' ? 'cmd' : 'bash';
}
