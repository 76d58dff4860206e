import type { FoundRequest, NotTaken, Reading } from '#app/formats/import/found.ts';
import { splitCmdWords } from './cmd-words.ts';
import { findLongOption, findShortOption, type Option } from './curl-options.ts';
import { createCurlRequest } from './curl-request.ts';
import { splitShellWords } from './shell-words.ts';

/** Reads one or more curl commands, as bash or the Windows prompt takes them. */
export function readCurl(text: string): Reading {
  const commands = isForWindows(text) ? splitCmdWords(text) : splitShellWords(text);
  if (commands === null) return { ok: false, problem: 'A quote in this command isn’t closed. Copy the whole command.' };
  const requests: FoundRequest[] = [];
  const notTaken: NotTaken[] = [];
  for (const words of commands) {
    const start = words.findIndex((word) => /(^|[\\/])curl(\.exe)?$/i.test(word));
    if (start === -1) notTaken.push({ what: words.join(' ').slice(0, 60), why: 'It isn’t a curl command.' });
    else requests.push(...readCommand(words.slice(start + 1), notTaken));
  }
  if (requests.length === 0) return { ok: false, problem: 'This text contains no curl command with an address.' };
  return { ok: true, found: { requests, environments: [], variables: [], notTaken } };
}

/**
 * Whether a command is written for cmd.exe. The first mark decides: an apostrophe is bash, a caret is cmd. Plain quotes may be
 * either; only cmd has carets that open quotes or end lines.
 */
function isForWindows(text: string): boolean {
  const mark = /'|"|\^/.exec(text)?.[0];
  if (mark === '"') return /\s\^"|\^[ \t]*\r?\n/.test(text);
  return mark === '^';
}

function readCommand(words: readonly string[], notTaken: NotTaken[]): readonly FoundRequest[] {
  let request = createCurlRequest();
  const requests: FoundRequest[] = [];
  const finish = () => {
    requests.push(...request.finish());
    notTaken.push(...request.notTaken);
    request = createCurlRequest();
  };
  const unknown = (written: string) =>
    notTaken.push({ what: `The option ${written}`, why: 'Tidings doesn’t know this option.' });

  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const apply = (option: Option, written: string, joined: string) => {
      const value = !option.takesValue ? '' : joined !== '' ? joined : (words[++at] ?? '');
      if (option.effect === 'next') finish();
      else request.apply(option, written, value);
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
    } else request.addUrl(word);
  }
  finish();
  return requests;
}
