import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** What answers with why it failed, as a statement of its own: nobody hears the answer. */
const dropped =
  /^\s*(?:void )?(?:await )?(?:[\w.]+\.)?(?:(?:writeWithRetry|tryWrite|writeDocument|writeDocumentNow|writeTexts?|planRestore)\(|(?:settings|workspace|environments|secrets|catalogue|tabs|backups|store|arrangement|windowPlace|port)\.(?:write|update|save|add|takeBack|remove|select|arrange|rewrite|keep|keepOnly|take|takeDaily)\()/;

/** @param {string} text */
function droppedIn(text) {
  const lines = text.split('\n');
  // Behind an arrow or an operator it is the rest of an expression.
  return lines.filter((line, index) => dropped.test(line) && !/(=>|[=(,?:])$/.test(lines[index - 1] ?? ''));
}

it('no fault of a small document is dropped: it is answered, told, or handed to unsaid with the reason', () => {
  const folders = ['main', 'main/storage', 'main/ipc', 'main/export'];
  const files = folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  expect(sources.length).toBeGreaterThan(50);
  const found = sources.flatMap((file) =>
    droppedIn(readFileSync(join(root, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

it('finds one that is dropped', () => {
  const lines = ['  settings.write(changed);', '  void windowPlace.write(at);', '  await parts.tabs.save(tab);'];
  expect(droppedIn(lines.join('\n'))).toEqual(lines);
  expect(droppedIn("  const says = await settings.write(changed);\n  unsaid(await store.write(x), 'why');")).toEqual(
    [],
  );
});
