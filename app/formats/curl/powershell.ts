import type { NotTaken } from '#app/formats/import/found.ts';
import { notRun, readAssignment } from './powershell-assignment.ts';
import { createPowerShellBlocks, enterBlock } from './powershell-blocks.ts';
import { type Argument, readArguments } from './powershell-command.ts';
import { onlyOnce, readControl } from './powershell-control.ts';
import { readForEffect } from './powershell-expression.ts';
import { NeverClosed, type PowerShellReader, skip, skipBlanks, take, variableKey } from './powershell-reader.ts';
import { isRequestCommand, toCurlWords } from './powershell-request.ts';
import { toText, type Value } from './powershell-value.ts';
import { type Command, createOutside, type Files, fileKey, filesIn, type Script, usedBy } from './script.ts';
import { createScriptResponses } from './script-responses.ts';
import { createVariableDoubts } from './variable-doubts.ts';

/**
 * Whether a text is PowerShell: its commands and their parameters, a variable that is set, or a line that ends with a
 * backtick.
 */
export function isPowerShell(text: string): boolean {
  return (
    hasRequestCommand(text) ||
    /\b(?:curl|wget)\s+(?:\S+\s+)?-(?:Uri|Method|Body|Headers|ContentType|UseBasicParsing)\b/i.test(text) ||
    /^[^\S\n\r\u2028\u2029]*(?:\[[\w.]+(?:\[[\w.,]*\])?\][^\S\n]*)?\$(?:\w+:)?[A-Za-z_]\w*[^\S\n]*=(?!=)/m.test(text) ||
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
  const lists: Lists = { commands: [], notTaken: [] };
  const reader: PowerShellReader = {
    source: text.replace(/\r\n?/g, '\n').replace(/`[^\S\n]+\n/g, '`\n'),
    at: 0,
    assigned: new Map(),
    files: new Map(),
    blocks: createPowerShellBlocks(),
    doubts: createVariableDoubts(outside),
    outside,
    responses: createScriptResponses(outside),
    readRequest: (from, piped) => readCommand(from, piped, lists),
    hasBackslashQuotes: /[{[,:]\s*\\"/.test(text),
  };
  try {
    while (reader.at < reader.source.length) readStatement(reader, lists);
  } catch (error) {
    if (error instanceof NeverClosed) return null;
    throw error;
  }
  // A variable of a value that the script only shows is not in a request.
  const isUsed = usedBy(lists.commands);
  const notTaken = [...outside.list((written) => !written.startsWith('{{') || isUsed(written)), ...lists.notTaken];
  return { commands: lists.commands, notTaken };
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
  if (/^(else|catch|do|foreach-object|foreach|%)$/i.test(name)) enterBlock(reader, 'condition');
  if (name === '' || /^(try|catch|finally|else|do|begin|process|end|return)$/i.test(name)) return;
  if (/^(foreach-object|foreach|%)$/i.test(name)) {
    notTaken.push(onlyOnce(name));
    return;
  }
  const input = isQuiet.test(name) ? reader.outside.unnamed(() => readArguments(reader)) : readArguments(reader);
  const add = (words: readonly string[], from: Value) =>
    commands.push({ words, input: from === null ? null : toText(from), files: filesOf(reader, words) });
  if (isRequestCommand(name, input)) add(toCurlWords(input, piped, notTaken), null);
  else if (/^(Set-Content|Out-File)$/i.test(name)) writeFile(reader, input, piped);
  else if (/^Add-Content$/i.test(name)) writeFile(reader, [...input, { value: '-Append', bare: '-Append' }], piped);
  else if (!isQuiet.test(name)) add([name, ...input.map(({ value }) => toText(value))], piped);
  skipBlanks(reader, 'in a line');
}

/** What only prepares, shows or tidies up: it changes nothing in the request. */
const isQuiet =
  /^(\d+\.\.\d+|Remove-Item|Write-Host|Write-Output|ConvertTo-Json|ConvertFrom-Json|Select-Object|Out-Null|Out-String|Format-\w+|Import-Module|Add-Type)$/i;

/** Of the files that the script has written, those that some words name, as they are now. */
function filesOf({ files }: PowerShellReader, words: readonly string[]): Files {
  const known = new Map<string, string>();
  for (const key of filesIn(words).map(fileKey)) {
    const content = files.get(key);
    if (content !== undefined) known.set(key, content);
  }
  return known;
}

/** Of a file that gets what isn't known, nothing is known. */
function writeFile(reader: PowerShellReader, input: readonly Argument[], piped: Value): void {
  const { files, outside } = reader;
  const after = (pattern: RegExp) => input[input.findIndex(({ bare }) => pattern.test(bare ?? '')) + 1]?.value;
  const has = (pattern: RegExp) => input.some(({ bare }) => pattern.test(bare ?? ''));
  const path = has(/^-(File)?Path$/i) ? after(/^-(File)?Path$/i) : input[0]?.value;
  const content = has(/^-(Value|InputObject)$/i) ? after(/^-(Value|InputObject)$/i) : piped;
  if (path === undefined) return;
  const key = fileKey(toText(path));
  const before = has(/^-Append$/i) ? files.get(key) : '';
  if (content === undefined || content === null || before === undefined) files.delete(key);
  else {
    outside.filled(before.length);
    files.set(key, before + toText(content));
  }
}
