export type Shell = 'bash' | 'cmd' | 'PowerShell';

/** A text as it was typed, and the shell whose prompt it had; null without one. */
export type Typed = { readonly text: string; readonly shell: Shell | null };

const ofPowerShell = /^[^\S\n\r\u2028\u2029]*PS(?: [^\n\r\u2028\u2029<>|"']*)?>/m;
const ofCmd = /^[^\S\n\r\u2028\u2029]*[A-Za-z]:\\[^\n\r\u2028\u2029<>|"']*>/m;
const ofBash = /^[^'"\n\r\u2028\u2029]{0,100}(?:[$%\u276f]|\S#)[^\S\n\r\u2028\u2029]+curl\s/m;

/** What each shell has at the start of its lines, those that go on with a command too. */
const prompts: Readonly<Record<Shell, RegExp>> = {
  PowerShell: /^[^\S\n\r\u2028\u2029]*(?:PS(?: [^\n\r\u2028\u2029<>|"']*)?>|>>)[^\S\n\r\u2028\u2029]*/gm,
  cmd: /^[^\S\n\r\u2028\u2029]*(?:[A-Za-z]:\\[^\n\r\u2028\u2029<>|"']*>|More\?)[^\S\n\r\u2028\u2029]*/gm,
  bash: /^(?:[$%\u276f] |(?:(?:d?quote|bquote|pipe|cmdsubst|heredoc|cmdand|cmdor)?>)(?: |$))/gm,
};

/** Takes the prompts away that were copied from a terminal with its commands. */
export function withoutPrompts(text: string): Typed {
  const shell = shellOf(text);
  return shell === null ? { text, shell } : { text: text.replace(prompts[shell], ''), shell };
}

function shellOf(text: string): Shell | null {
  if (ofPowerShell.test(text)) return 'PowerShell';
  if (ofCmd.test(text)) return 'cmd';
  return ofBash.test(text) ? 'bash' : null;
}
