import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownValue } from './own-value.ts';
import { beginPresentation, nextFires } from './storyboards/presentation.ts';
import { addStep, blankEventStep, blankStoryboard } from './storyboards/storyboard-edit.ts';
import { anyDraw } from './testing/any-draw.ts';
import { knownNames } from './testing/known-names.ts';

const root = resolve(import.meta.dirname, '..');

it.each(knownNames)('%s is a name like any other', (name) => {
  expect(ownValue<string>({}, name)).toBeUndefined();
  const board = addStep(blankStoryboard('b', 'c'), blankEventStep(name, 'c'));
  expect(nextFires(beginPresentation(board, anyDraw))).toBe(true);
  expect(ownValue(Object.fromEntries([[name, 'a value']]), name)).toBe('a value');
});

/** What is read with brackets anyway, and why that is safe. */
const others: ReadonlyMap<string, string> = new Map([
  ['app/own-value.ts: values[name]', 'ownValue itself'],
  ['app/customers/written-forms.ts: namedEntities[character]', 'one letter'],
  ['app/customers/written-forms.ts: jsonLetters[character]', 'one letter'],
  ['app/event/dynamic-values.ts: parts[part]', 'one of six words that a pattern found'],
  ['app/formats/body-json.ts: errorWords[printParseErrorCode(first.error)]', 'a code of the parser'],
  ['app/library/workspace-change.ts: before[name]', 'one of the lists of a workspace'],
  ["app/text/search.ts: escapes[one ?? '']", 'one letter'],
  ['app/formats/snippets/apex.ts: escapes[character]', 'one letter'],
  ['app/text/markup.ts: marks[character]', 'one letter'],
  ['main/cli/proxy-variables.ts: env[one]', 'the names of the variables are ours'],
  ['main/cli/proxy-variables.ts: env[written]', 'the names of the variables are ours'],
  ['main/http/authority-variables.ts: env[name]', 'the names of the variables are ours'],
  ['main/customers/erasure/document.ts: before[at]', 'a place in a list'],
  ['renderer/ui/arrow-keys.ts: before[index]', 'a place in a list'],
  ['app/text/hidden-characters.ts: names[character]', 'one letter'],
  ['main/history/summary-table.ts: tids[row]', 'a place in a list'],
  ['main/http/identity-files.ts: texts[index]', 'a place in a list'],
  ['main/runs/data/xlsx/read-sheet.ts: texts[Number(value)]', 'a place in a list'],
  ['renderer/ui/own-text.ts: before[from]', 'a place in a text'],
  ['renderer/features/runs/latency-picture.ts: answers[index]', 'a place in a list'],
]);

const sources = ['app', 'main', 'renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => ({
      file: relative(root, join(parentPath, name)).replaceAll('\\', '/'),
      text: readFileSync(join(parentPath, name), 'utf8'),
    }))
    .filter(({ file }) => !file.includes('/testing/')),
);

describe('an object with names that a person or a file gave', () => {
  const declared = /\b(\w+)\??: (?:Readonly<)?Record<string,/g;
  it('is read with ownValue', () => {
    const members = new Set(
      sources.flatMap(({ text }) =>
        [...text.matchAll(/readonly (\w+)\??: (?:Readonly<)?Record<string,/g)].map(([, name]) => name ?? ''),
      ),
    );
    const found = sources.flatMap(({ file, text }) => {
      const here = new Set([...members, ...[...text.matchAll(declared)].map(([, name]) => name ?? '')]);
      return [...here].flatMap((name) =>
        [...text.matchAll(new RegExp(String.raw`(?<![\w.])(?:\w+\.)*${name}\[(?!['\d])[^\]]*\]`, 'g'))].map(
          ([use]) => `${file}: ${use}`,
        ),
      );
    });
    expect([...new Set(found)].toSorted()).toEqual([...others.keys()].toSorted());
  });

  it('is read by schemas of namedValues: z.record leaves out `__proto__`', () => {
    const found = sources.filter(({ text }) => /\bz\.(?:record|partialRecord|looseRecord)\(/.test(text));
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  it('is asked with ownValue or Object.hasOwn, never with `name in it`', () => {
    const asks = /(?<![\w'"`)\]} ])[!(]*\b(?!const\b|let\b)(\w+(?:\.\w+)*) in (?!this\b|that\b|the\b)\w+(?:\.\w+)*\)/g;
    const found = sources.flatMap(({ file, text }) =>
      [...text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').matchAll(asks)].map(([use]) => `${file}: ${use}`),
    );
    expect(found).toEqual([]);
  });

  it('is never written by its name into an object that is there: `__proto__` would be its prototype', () => {
    const written =
      /(?<![\w.])(\w+(?:\.\w+)*)\[(\w*(?:[nN]ame|[kK]ey|[qQ]uestion|[cC]olumn|[hH]eader))\]\s*(?:\?\?|\|\||[-+*])?=(?!=)/g;
    const found = sources.flatMap(({ file, text }) => [...text.matchAll(written)].map(([use]) => `${file}: ${use}`));
    // A place in a list.
    expect(found).toEqual(['main/runs/data/xlsx/read-sheet.ts: row.cells[column] =']);
  });
});
