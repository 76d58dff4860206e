import { withoutByteOrderMark } from '#app/text/json.ts';

/** A line that only marks a block: ``` in Markdown, {code} in Jira. */
const block =
  /^[^\S\n\r\u2028\u2029]*(?:`{3,}[\w+-]*|\{(?:code|noformat)(?::[^{}\n\r\u2028\u2029]*)?\})[^\S\n\r\u2028\u2029]*$/gm;

/** A pasted text without what a message or a page puts around a piece of code. */
export function plainText(text: string): string {
  const trimmed = withoutByteOrderMark(text).trim();
  if (/^`[^`\n]+`$/.test(trimmed)) return trimmed.slice(1, -1).trim();
  if (!/```|\{code|\{noformat/.test(trimmed)) return trimmed;
  const plain = trimmed.replace(block, '').trim();
  // A block of Markdown may begin or end in a line of code.
  return trimmed.startsWith('```') ? plain.replace(/^```|```$/g, '').trim() : plain;
}
