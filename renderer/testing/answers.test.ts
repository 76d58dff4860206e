import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * An answer is only shown for the question it belongs to. `useCall` drops the answers that come too late, so components read
 * with it. An effect that makes a call in another way and uses the answer is in this list, with the reason.
 */

const root = resolve(import.meta.dirname, '../..');

const others: Readonly<Record<string, string>> = {
  'renderer/features/history/use-history.ts':
    'reads pages; each answer is dropped when its query or its reading has changed',
  'renderer/features/history/use-selection.ts': 'only removes events from the selection of its own query',
  'renderer/features/runs/use-earlier-settings.ts': 'changes the form, and only while the same input is chosen',
  'renderer/audience/audience.tsx': 'reads once at the start; a push since then is newer',
  'renderer/remote/remote.tsx': 'reads once at the start; a push since then is newer',
  'renderer/shell/crash/open-drafts.tsx': 'runs where the rest of the window has crashed, and counts its reads',
  'renderer/features/event/use-answers.ts': 'the answer goes to its own tab, and only while that tab is in front',
  'renderer/features/event/use-tabs-saving.ts': 'the answer only says whether that tab was saved',
  'renderer/features/library/use-files.ts': 'opens a file once, in any view',
  'renderer/features/storyboards/use-interrupted-show.ts': 'asks once, when the window opens',
  'renderer/features/exchange/use-send.ts': 'each answer goes to its own tab',
};

/** What makes a call of the contract. */
const asks = String.raw`(?:call|ask|orThrow)\(`;

/** The text from a bracket to the one that closes it. */
function bracketed(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if ('({['.includes(text[at] ?? ' ')) depth++;
    else if (')}]'.includes(text[at] ?? ' ') && --depth === 0) return text.slice(from, at + 1);
  }
  return text.slice(from);
}

/** The names of a file's functions that make a call, directly or through another of its functions. */
function askersIn(text: string): ReadonlySet<string> {
  const functions = [...text.matchAll(/^( *)(?:export )?(?:(?:async )?function (\w+)|const (\w+) =)/gm)].map(
    ({ 0: start, 1: indent, 2: one, 3: other, index }) => {
      const rest = text.slice(index + start.length);
      const end = rest.search(new RegExp(`\\n${indent}[^\\s)}\\]]`));
      return { name: one ?? other ?? '', body: end < 0 ? rest : rest.slice(0, end) };
    },
  );
  const found = new Set<string>();
  for (const _ of functions) for (const { name, body } of functions) if (makesCall(body, found)) found.add(name);
  return found;
}

function makesCall(body: string, askers: ReadonlySet<string>): boolean {
  return new RegExp(String.raw`\b(?:${asks}|(?:${[...askers, '-'].join('|')})\()`).test(body);
}

/** Whether an effect of a file makes a call and uses the answer. */
function asksInEffect(text: string): boolean {
  const askers = askersIn(text);
  return [...text.matchAll(/\buseEffect\(/g)].some(({ index }) => {
    const body = bracketed(text, index + 'useEffect'.length);
    return makesCall(body.replaceAll(/ignoreResult\(call\(/g, ''), askers);
  });
}

const sources = readdirSync(join(root, 'renderer'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
  .map(({ parentPath, name }) => {
    const file = join(parentPath, name);
    return { file: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') };
  });

describe('an effect that calls main', () => {
  it('uses useCall', () => {
    const found = sources.filter(({ text }) => asksInEffect(text)).map(({ file }) => file);
    expect(found.sort()).toEqual(Object.keys(others).sort());
  });

  it('is found when it does not', () => {
    expect(asksInEffect('useEffect(() => {\n  void ask("a", {}, "b").then(setFound);\n}, []);\n')).toBe(true);
    const named =
      'async function read() {\n  set(await call("a", {}));\n}\nuseEffect(() => {\n  void read();\n}, []);\n';
    expect(asksInEffect(named)).toBe(true);
    const through = 'const a = async () => {\n  set(await call("a", {}));\n};\nconst b = () => {\n  a();\n};\n';
    expect(asksInEffect(`${through}useEffect(() => {\n  b();\n}, []);\n`)).toBe(true);
    expect(asksInEffect('useEffect(() => listen("a", set), []);\nasync function save() {\n  call("b");\n}\n')).toBe(
      false,
    );
  });
});
