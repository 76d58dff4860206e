import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fromRoot, projectRoot } from './project.mjs';
import { collectTexts } from './texts/collect-texts.mjs';
import { findProblems, readTextSources } from './texts/find-problems.mjs';
import { styleProblems } from './texts/style.mjs';

it('every text that people read is plain English', () => {
  const problems = findProblems(projectRoot, readTextSources(projectRoot));
  expect(problems.map(({ message }) => message)).toEqual([]);
});

it('no list excuses a file', async () => {
  const files = await readdir(fromRoot('scripts', 'texts'));
  expect(files.filter((file) => !file.endsWith('.mjs') || file.includes('known'))).toEqual([]);
});

it.each([
  ['text', 'It is written anew for each send.', '“anew”'],
  ['text', 'Mend it, or leave it out.', '“Mend”'],
  ['text', 'The property stands twice.', '“stands”'],
  ['text', 'URI holds a space.', '“holds a”'],
  ['text', 'Nobody answers.', '“Nobody”'],
  ['text', 'It has a problem of its own.', '“of its own”'],
  ['text', 'Send it by e-mail.', '“e-mail”'],
  ['text', 'Send it by E-Mail.', '“E-Mail”'],
  ['text', 'Choose a color for it.', '“color”'],
  ['text', 'Two  blanks in a row.', 'two blanks'],
  ['text', 'What to send ?', 'a blank before'],
  ['text', 'A tid has 36 characters.', '“tid”'],
  ['text', 'A Tid has 36 characters.', '“tid”'],
  ['label', 'Save Request', '“Request” in a label'],
  ['page', 'The answer comes of its own.', '“of its own”'],
])('%s “%s” is found', (kind, text, problem) => {
  const found = styleProblems({ file: 'app/a.ts', kind: /** @type {'text'} */ (kind), text });
  expect(found).toEqual([expect.stringContaining(problem)]);
});

it.each([
  ['label', 'Save request'],
  ['label', 'Copy tid'],
  ['label', 'Continue tid per customer'],
  ['label', 'Open Monitoring'],
  ['label', 'Copy as {}'],
  ['text', 'Set --tid, {tid} or ?tid= to the TID.'],
  ['text', 'The colour of the environment, cancelled or not.'],
  ['text', 'Enter an email address. For example ada@example.com.'],
])('%s “%s” is fine', (kind, text) => {
  expect(styleProblems({ file: 'app/a.ts', kind: /** @type {'text'} */ (kind), text })).toEqual([]);
});

it('has no contractions in reports, and no “cannot” in the window', () => {
  const report = { file: 'app/runs/report/html.ts', kind: /** @type {const} */ ('text'), text: 'It didn’t answer.' };
  expect(styleProblems(report)).toHaveLength(1);
  expect(styleProblems({ ...report, file: 'renderer/a.tsx' })).toEqual([]);
  expect(styleProblems({ ...report, file: 'renderer/a.tsx', text: 'It cannot be sent.' })).toHaveLength(1);
});

it('collects the texts of JSX, attributes, strings and templates, and of pages without their code', async () => {
  const planted = {
    'view.tsx': `export const view = (
  <p className="not a text" title={open ? 'Close' : \`Open \${name}\`}>
    A planted text
    <b>{'that is long.'}</b>
  </p>
);
`,
    'words.ts': `import a from 'not a text';
export const words = { label: 'Save', key: 'not a text', says: \`It has \${a} rows.\`, one: 'word' };
export const sql = 'SELECT a FROM b';
`,
    'page.md': '# A page\n\nSee [the guide](a.md) and `code here`.\n\n```\nnot a text\n```\n',
  };
  await mkdir(fromRoot('out'), { recursive: true });
  const folder = await mkdtemp(fromRoot('out', 'planted-'));
  try {
    const place = path.relative(projectRoot, folder).split(path.sep).join('/');
    for (const [name, text] of Object.entries(planted)) await writeFile(path.join(folder, name), text);
    const sources = Object.entries(planted).map(([name, text]) => ({ file: `${place}/${name}`, text, lines: 0 }));
    const texts = collectTexts(projectRoot, sources).map(({ line, kind, text }) => `${line} ${kind} ${text}`);
    expect(texts).toEqual([
      '2 label Close',
      '2 label Open {}',
      '3 text A planted text',
      '4 text that is long.',
      '2 label Save',
      '2 text It has {} rows.',
      '1 page # A page',
      '3 page See [the guide] and {}.',
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
