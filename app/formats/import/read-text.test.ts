import { describe, expect, it } from 'vitest';
import { readFiles } from './read-files.ts';
import { readImport } from './read-import.ts';
import { readPaste } from './read-paste.ts';

const endpoint = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const problemOf = (text: string) => {
  const imported = readImport(text);
  return imported.kind === 'unreadable' ? imported.problem : imported.kind;
};

describe('a file that Git could not merge is refused, whichever of the two is meant:', () => {
  const conflict = (mine: string, theirs: string) => `<<<<<<< HEAD\n${mine}\n=======\n${theirs}\n>>>>>>> branch\n`;
  const line = (tid: string) => `POST ${endpoint}?tid=${tid}`;
  const postman = (tid: string) =>
    JSON.stringify({
      info: { name: 'C' },
      item: [{ name: 'R', request: { method: 'POST', url: `${endpoint}?tid=${tid}` } }],
    });

  it.each([
    ['a .bru request', `post {\n${conflict(`  url: ${endpoint}?tid=a`, `  url: ${endpoint}?tid=b`)}  body: json\n}\n`],
    [
      'a .bru environment',
      `vars {\n${conflict('  host: https://uat.example.com', '  host: https://prod.example.com')}}\n`,
    ],
    ['an .http file', `### Book\n${conflict(line('a'), line('b'))}\n{"uri": "assist://a/b"}\n`],
    ['a Postman file in one line', conflict(postman('a'), postman('b'))],
    ['a .tidings file', `{\n  "tidings": "workspace",\n${conflict('  "version": 1,', '  "version": 2,')}}`],
  ])('%s', (_, text) => {
    expect(problemOf(text)).toBe('This has unresolved Git conflicts. Resolve them, then try again.');
    const files = readFiles([
      { name: 'a', text },
      { name: 'b', text: `curl ${endpoint} -d '{"uri":"a://b"}'` },
    ]);
    expect(files).toMatchObject({ notTaken: [{ file: 'a', why: problemOf(text) }] });
    expect(readPaste(text)).toEqual({ kind: 'import' });
  });
});

it.each([
  `_type: export\n__export_format: 4\nresources:\n  - _id: req_1\n    url: ${endpoint}\n    body:\n      text: '{"uri":"assist://a/b"}'\n`,
  `type: collection.insomnia.rest/5.0\nname: Events\ncollection:\n  - url: ${endpoint}\n`,
])('an export of Insomnia in YAML is refused, and how to export it is said', (text) => {
  expect(problemOf(text)).toContain('This Insomnia file is in the YAML format');
});
