import type { FoundRequest, NotTaken, Reading } from '#app/formats/import/found.ts';
import { isCurl, readBash } from './bash.ts';
import { isBatchFile, isForWindows, readCmd } from './cmd.ts';
import { findLongOption, findShortOption, type Option } from './curl-options.ts';
import { applyOption, createCurlRequest, finishRequest } from './curl-request.ts';
import { hasRequestCommand, isPowerShell, readPowerShell } from './powershell.ts';
import { type Typed, withoutPrompts } from './prompt.ts';
import { runForEach } from './run-for-each.ts';
import { type Files, type Script, ScriptTooLarge } from './script.ts';
import { splitByShell } from './shell-parts.ts';
import { straighten } from './straighten.ts';
import { withoutVerboseOutput } from './verbose-output.ts';

/** Whether a text has a command that sends a request. */
export function hasCommand(text: string): boolean {
  const typed = withoutPrompts(text);
  return /(?:^|[\s/\\`;&|]|\(['`]?)curl(?:\.exe)?[\s^]/i.test(typed.text) || isPowerShell(typed.text);
}

/** Whether a text has a command with something behind it, and doesn't only speak of one. */
export function isCommand(text: string): boolean {
  const typed = withoutPrompts(text).text;
  const used = /(?:^|[\s/\\`;&|]|\(['`]?)curl(?:\.exe)?[\s^]+(?:["'$\u2013\u2014\u2018-\u201f]|--?[A-Za-z]|https?:)/i;
  return used.test(typed) || hasRequestCommand(typed);
}

/** The problem of a text that may only speak of a command. */
export const noCommand = 'This text contains no curl command with an address.';

/** Reads one or more curl commands, as bash, the Windows prompt or PowerShell takes them. */
export function readCurl(text: string): Reading {
  const quiet = withoutVerboseOutput(text);
  const typed = withoutPrompts(quiet ?? text);
  const straight = straighten(typed.text);
  const script = readScripts({ ...typed, text: straight ?? typed.text });
  if (script === 'too large')
    return {
      ok: false,
      problem:
        'This script is nested too deeply, or its variables make a text that is too long. Copy only the command that sends the event.',
    };
  if (script === null)
    return { ok: false, problem: 'A quote or a bracket in this command isn’t closed. Copy the whole command.' };
  const requests: FoundRequest[] = [];
  const notTaken: NotTaken[] = [...script.notTaken];
  if (straight !== null)
    notTaken.push({ what: 'Curly quotes and long dashes', why: 'They were read as straight ones.', isChanged: true });
  if (quiet !== null) notTaken.push({ what: 'The output of curl', why: 'Only requests can be imported.' });
  for (const { words, input, files } of script.commands) {
    const start = words.findIndex(isCurl);
    const known = input === null ? files : new Map([...files, ['-', input]]);
    if (start !== -1) {
      const each = runForEach(words.slice(0, start), words.slice(start + 1));
      notTaken.push(...each.notTaken);
      for (const one of readCommand(each.words, known, notTaken)) requests.push(one);
    } else notTaken.push({ what: words.join(' ').slice(0, 60), why: 'It isn’t a curl command.' });
  }
  if (requests.length === 0) return { ok: false, problem: noCommand };
  return { ok: true, found: { requests, environments: [], variables: [], notTaken } };
}

/** Reads each part of a document for its own shell. */
function readScripts(typed: Typed): ReturnType<typeof readScript> {
  const parts = typed.shell === null ? splitByShell(typed.text) : [];
  if (parts.length < 2) return readScript(typed);
  const scripts: Script[] = [];
  for (const part of parts) {
    const script = readScript(part);
    if (script === null || script === 'too large') return script;
    scripts.push(script);
  }
  return {
    commands: scripts.flatMap(({ commands }) => commands),
    notTaken: scripts.flatMap(({ notTaken }) => notTaken),
  };
}

/** Null where a quote or a bracket is never closed. */
function readScript({ text, shell }: Typed): Script | null | 'too large' {
  try {
    if (shell === 'PowerShell' || (shell === null && isPowerShell(text))) return readPowerShell(text);
    // Nobody types a file at a prompt.
    if (shell === 'cmd') return readCmd(text, false);
    return shell === null && isForWindows(text) ? readCmd(text, isBatchFile(text)) : readBash(text);
  } catch (error) {
    // A RangeError is a value nested deeper than the engine can follow.
    if (error instanceof ScriptTooLarge || error instanceof RangeError) return 'too large';
    throw error;
  }
}

function readCommand(words: readonly string[], files: Files, notTaken: NotTaken[]): readonly FoundRequest[] {
  let request = createCurlRequest(files);
  const requests: FoundRequest[] = [];
  const finish = () => {
    // Not all at once: a command may have more addresses than a call takes.
    for (const one of finishRequest(request)) requests.push(one);
    notTaken.push(...request.notTaken);
    request = createCurlRequest(files);
  };
  const unknown = (written: string) =>
    notTaken.push({ what: `The option ${written}`, why: 'Tidings doesn’t know this option.' });

  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const apply = (option: Option, written: string, joined: string) => {
      const value = !option.takesValue ? '' : joined !== '' ? joined : (words[++at] ?? '');
      if (option.effect === 'next') finish();
      else applyOption(request, { option, written, value });
    };
    if (word.startsWith('--') && word.length > 2) {
      const option = findLongOption(word.slice(2));
      if (option === null) unknown(word);
      else apply(option, word, '');
    } else if (word.startsWith('-') && word.length > 1 && word !== '--') {
      // `-sSXPOST` is `-s -S -X POST`.
      for (let letters = word.slice(1); letters !== ''; ) {
        const option = findShortOption(letters.charAt(0));
        if (option === null) unknown(`-${letters.charAt(0)}`);
        else apply(option, `-${letters.charAt(0)}`, letters.slice(1));
        letters = option?.takesValue === true ? '' : letters.slice(1);
      }
    } else request.urls.push(word);
  }
  finish();
  return requests;
}
