import type { NotTaken } from '#app/formats/import/found.ts';
import { notRun, readAssignment } from './powershell-assignment.ts';
import { readArguments } from './powershell-command.ts';
import { onlyOnce, readControl } from './powershell-control.ts';
import { readForEffect } from './powershell-expression.ts';
import { NeverClosed, type PowerShellReader, skip, skipBlanks, take, variableKey } from './powershell-reader.ts';
import { isRequestCommand, toCurlWords } from './powershell-request.ts';
import { toText, type Value } from './powershell-value.ts';
import { type Command, createOutside, fileKey, type Script, usedBy } from './script.ts';

/**
 * Whether a text is PowerShell: its commands and their parameters, a variable that is set, or a line that ends with a
 * backtick.
 */
export function isPowerShell(text: string): boolean {
  return (
    hasRequestCommand(text) ||
    /\b(?:curl|wget)\s+(?:\S+\s+)?-(?:Uri|Method|Body|Headers|ContentType|UseBasicParsing)\b/i.test(text) ||
    /^[^\S\n\r\u2028\u2029]*\$(?:\w+:)?[A-Za-z_]\w*[^\S\n]*=(?!=)/m.test(text) ||
    /\s`[^\S\n]*\r?\n/.test(text) ||
    // Only PowerShell hands a backslash in single quotes on to a program that takes it away.
    (/\bcurl\.exe\s/i.test(text) && /\s'[{[]\s*\\"/.test(text)) ||
    /(^|\s)@['"][^\S\n]*\r?\n/.test(text) ||
    /\|\s*(ConvertTo-Json|Set-Content|Out-File)\b/i.test(text)
  );
}

/** Only where a command may begin: behind a line end, a bracket or a pipe. */
export function hasRequestCommand(text: string): boolean {
  for (const { index } of text.matchAll(/\b(?:Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\s/gi)) {
    let before = index - 1;
    while (before >= 0 && /[^\S\n]/.test(text.charAt(before))) before -= 1;
    if (before < 0 || /[\n;=|({]/.test(text.charAt(before))) return true;
  }
  return false;
}

/**
 * Reads a PowerShell script: curl.exe, and Invoke-RestMethod and Invoke-WebRequest as the same curl commands, with the
 * variables, tables and files that the script makes for them. Null when a quote or a bracket is never closed.
 */
export function readPowerShell(text: string): Script | null {
  const outside = createOutside();
  const reader: PowerShellReader = {
    source: text.replace(/\r\n?/g, '\n').replace(/`[^\S\n]+\n/g, '`\n'),
    at: 0,
    assigned: new Map(),
    files: new Map(),
    outside,
    hasBackslashQuotes: /[{[,:]\s*\\"/.test(text),
  };
  const lists: Lists = { commands: [], notTaken: [] };
  try {
    while (reader.at < reader.source.length) readStatement(reader, lists);
  } catch (error) {
    if (error instanceof NeverClosed) return null;
    throw error;
  }
  // A variable of a value that the script only shows is not in a request.
  const isUsed = usedBy(lists.commands, reader.files);
  const notTaken = [...outside.list((written) => !written.startsWith('{{') || isUsed(written)), ...lists.notTaken];
  return { commands: lists.commands, files: reader.files, notTaken };
}

type Lists = { readonly commands: Command[]; readonly notTaken: NotTaken[] };

function readStatement(reader: PowerShellReader, lists: Lists): void {
  const before = reader.at;
  skip(reader, /(?:\s|`\n|[;{})|&])+/y);
  if (take(reader, /\$\w+\.Cookies\.Add\b/iy) !== null)
    lists.notTaken.push({ what: 'A cookie', why: 'Tidings doesn’t send cookies.' });
  if (readControl(reader, lists.notTaken) || readAssignment(reader, lists.notTaken)) return;
  if (/[$[('"@]/.test(reader.source.charAt(reader.at))) {
    const from = reader.at;
    const value = readForEffect(reader);
    const text = reader.source.slice(from, reader.at);
    if (value === undefined && isCallOfTable(reader, text)) lists.notTaken.push(notRun(text));
    if (take(reader, /(?:\s|`\n)*\|(?:\s|`\n)*/y) !== null) readCommand(reader, value ?? null, lists);
  } else readCommand(reader, null, lists);
  // Whatever can't be the start of a statement is stepped over, so that each turn goes on.
  if (reader.at === before) reader.at += 1;
}

/** Whether a text calls something of a list or table that the script has made, and so may change it. */
function isCallOfTable({ assigned }: PowerShellReader, text: string): boolean {
  const [, name = ''] = /^\$((?:\w+:)?\w+)[.[][^(\n]*\(/.exec(text) ?? [];
  const value = assigned.get(variableKey(name));
  return typeof value === 'object' && value !== null;
}

function readCommand(reader: PowerShellReader, piped: Value, { commands, notTaken }: Lists): void {
  const [name = ''] = take(reader, /[^\s;|(){}'"$@,`]+/y) ?? [];
  if (name === '' || /^(try|catch|finally|else|do|begin|process|end|return)$/i.test(name)) return;
  if (/^(foreach-object|foreach|%)$/i.test(name)) {
    notTaken.push(onlyOnce(name));
    return;
  }
  const input = isQuiet.test(name) ? reader.outside.unnamed(() => readArguments(reader)) : readArguments(reader);
  if (isRequestCommand(name, input)) commands.push({ words: toCurlWords(input, piped, notTaken), input: null });
  else if (/^(Set-Content|Out-File|Add-Content)$/i.test(name)) writeFile(reader, input, piped);
  else if (!isQuiet.test(name)) {
    const words = [name, ...input.map(({ value }) => toText(value))];
    commands.push({ words, input: piped === null ? null : toText(piped) });
  }
  skipBlanks(reader, 'in a line');
}

/** What only prepares, shows or tidies up: it changes nothing in the request. */
const isQuiet =
  /^(\d+\.\.\d+|Remove-Item|Write-Host|Write-Output|ConvertTo-Json|ConvertFrom-Json|Select-Object|Out-Null|Out-String|Format-\w+|Import-Module|Add-Type)$/i;

function writeFile({ files }: PowerShellReader, input: ReturnType<typeof readArguments>, piped: Value): void {
  const after = (pattern: RegExp) => input[input.findIndex(({ bare }) => pattern.test(bare ?? '')) + 1]?.value;
  const hasName = input.some(({ bare }) => /^-(File)?Path$/i.test(bare ?? ''));
  const path = hasName ? after(/^-(File)?Path$/i) : input[0]?.value;
  const hasValue = input.some(({ bare }) => /^-(Value|InputObject)$/i.test(bare ?? ''));
  const content = hasValue ? after(/^-(Value|InputObject)$/i) : piped;
  if (path !== undefined && content !== undefined && content !== null)
    files.set(fileKey(toText(path)), toText(content));
}
