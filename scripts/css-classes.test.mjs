import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { classesIn, wrongClasses } from './css-classes.mjs';
import { fromRoot } from './project.mjs';

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'css-classes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} css @param {string} tsx */
function wrongWith(css, tsx) {
  writeFileSync(join(folder, 'row.module.css'), css);
  writeFileSync(join(folder, 'row.tsx'), `import styles from './row.module.css';\n\n${tsx}\n`);
  return wrongClasses(folder);
}

it('finds the classes of a CSS module', () => {
  const css = `
    /* .comment { } */
    .row:not(.last)[title='.quoted'], .two-words { width: 1.5px; background: url(picture.png);
      & .inner { margin: .5em; }
      @media (width > 1.5px) { .wide { color: red } }
    }
    :global(.mono) .row { color: red; }`;
  expect([...classesIn(css)]).toEqual(['row', 'last', 'two-words', 'inner', 'wide']);
});

it('finds nothing wrong when every class is there and used', () => {
  const tsx = "const a = <p className={styles['row']} title='styles' />;\nconst b = cut(styles['inner']);";
  expect(wrongWith('.row { & .inner { color: red; } }', tsx)).toEqual([]);
});

it('finds a misspelt class, and the class that nothing uses then', () => {
  expect(wrongWith('.row { color: red; }', "const a = styles['rwo'];")).toEqual([
    expect.stringContaining("./row.module.css has no class 'rwo'."),
    expect.stringContaining("nothing uses the class 'row'."),
  ]);
});

it('finds a use that names no class', () => {
  const found = wrongWith('.row { color: red; }', "const a = [styles['row'], styles[name], styles.row];");
  expect(found).toHaveLength(2);
});

it('finds nothing wrong in the window', () => {
  expect(wrongClasses(fromRoot('renderer'))).toEqual([]);
});
