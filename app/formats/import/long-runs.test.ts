import { expect, it } from 'vitest';
import { createRowReader } from '#app/formats/data/create-row-reader.ts';
import { detectFormat } from '#app/formats/data/detect-format.ts';
import { readPaste } from './read-paste.ts';

const url = 'https://mxo.example.com/one/rt/track/ONE-QW12ER34TY-0042/events';

/** What comes again and again in a text, with what is before it and behind it. */
const runs: readonly (readonly [before: string, again: string, behind: string])[] = [
  ['', 'a', ''],
  ['', '\n', 'x'],
  ['', ' ', 'x'],
  ['{"uri":"{{a}}', '\\"', ''],
  ['{"uri":"a://b","ck":"', '\\\\', '"}'],
  [`post {\n  url: ${url}\n  a`, ' ', 'b\n}\n'],
  [`post {\n  url: ${url}\n}\n\nheaders {\n  a`, ':', 'b\n}\n'],
  ['POST ', ' ', `${url}\nA: b\n\n{}`],
  [`POST ${url}\nA:`, ' ', 'b\n\n{}'],
  [`POST ${url}`, ' ', `x\nA: b\n\n{}`],
  [`@a = b\n### `, ' ', `x\nPOST ${url}\n\n{}`],
  [`### a\n# @name `, ' ', `x\nPOST ${url}\n\n{}`],
  ['irm ', '<#', ` ${url}`],
  [`$a = 1\nirm ${url} `, '#', ''],
  [`curl ${url} -d "`, '\\"', ''],
  [`curl ${url} `, '"', "'"],
  [`curl ${url} -d “`, ' ', '”'],
  [`curl ${url} -d "$(echo `, '\n', 'x)"'],
  [`curl "${url}" ^\r\nset A=`, ' ', '"'],
  [`$a = @{}\nirm ${url}\n`, '$a[', ''],
  [`function a(`, '[', `\nirm ${url}`],
  [`curl "${url}" ^\n`, ' 2>a', ''],
  [`fetch("${url}", `, '[', ''],
  [`fetch("${url}", `, '`${', ''],
  [`fetch("${url}", {`, '/*', ''],
  [`fetch("${url}")\n`, 'const a = [', ''],
  [`fetch("${url}", {body: "a"`, ' + "a"', '})'],
  [`fetch("${url}")\nlet a = "x"\n`, 'let a = a + a\n', ''],
  [`fetch("${url}", {body: `, 'JSON.stringify(', ''],
  ['', '(', 'irm '],
  ['', '|\n', 'irm '],
  ['', '{{a', '}}/one/rt'],
  ['{{', ' ', '}}/one/rt'],
  ['', '{{a}}', '/one/rt'],
  [`see ${url}`, '!', '?'],
  ['see ', '//', ' /one/rt'],
  [`${url.slice(0, 24)}`, '/', 'x'],
  [`${url}?`, 'a=1&', ''],
  ['a@', 'b', ''],
  ['a@', '.', ' '],
  ['', 'a@', ''],
];

const length = 500_000;

/** A pattern whose time grows with the square of the text would take hours for all of these: the test would never end. */
it.each(runs)('%j, many times %j, and %j is read in one go', (before, again, behind) => {
  const text = before + again.repeat(Math.floor(length / again.length)) + behind;
  expect(readPaste(text).kind).toBeTypeOf('string');
  const reader = createRowReader(detectFormat({ text, isWhole: true }, 'utf-8').format);
  expect([...reader.push(text).rows, ...reader.end().rows].length).toBeLessThanOrEqual(length + 1);
});
