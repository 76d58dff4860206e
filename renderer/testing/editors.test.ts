import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * Typed text stays as typed when a field owns it (`renderer/ui/own-text.ts`). So every text input is one of the fields of
 * `renderer/ui`, and each of these uses that.
 */

const root = resolve(import.meta.dirname, '../..');

/** The elements of the browser, Mantine and CodeMirror that take text. */
const takesText = [
  /<(?:TextInput|Textarea|PasswordInput|NumberInput|JsonInput|PinInput|ColorInput|Autocomplete|TagsInput|PillsInput)\b/g,
  /<(?:Input|InputBase|Combobox\.Search|Spotlight\.Search|Select\.Search)(?=[\s>/])/g,
  /\bsearchProps=/g,
  /<(?:input|textarea)\b(?![^>]*\btype="(?:checkbox|radio|file|range|button)")/g,
  /\bcontentEditable\b/g,
  /\bnew EditorView\b/g,
];

const ours =
  /<(?:TextField|TextareaField|PasswordField|AutosaveInput|AutosaveTextarea|TokenInput|NumberField|DateField)\b/g;

const owns =
  /from '.*\/(?:own-text|use-own-text|use-own-field|use-typed-field|use-autosave-text|use-token-field)\.tsx?'/;

/** Nothing sets these from outside while a person types in them. */
const others: Readonly<Record<string, string>> = {
  'renderer/features/library/tree-row.tsx': 'a new name, given once when the field opens',
  'renderer/features/templates/field-editor.tsx': 'the next choice, which nobody else knows of until Enter',
  'renderer/features/storyboards/add-event.tsx': 'a search that is gone with its list',
  'renderer/shell/all-tabs.tsx': 'a search that is gone with its list',
  'renderer/shell/palette/palette.tsx': 'a search that is gone with the palette',
};

const sources = readdirSync(join(root, 'renderer'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
  .map(({ parentPath, name }) => {
    const file = join(parentPath, name);
    return { file: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') };
  })
  .filter(({ file }) => !file.startsWith('renderer/testing/'));

/** The elements of a file that take text and do not own it. */
function foundIn(text: string): readonly string[] {
  return owns.test(text) ? [] : takesText.flatMap((pattern) => text.match(pattern) ?? []);
}

describe('every field that takes text', () => {
  it('owns its text', () => {
    const found = sources.filter(({ text }) => foundIn(text).length > 0).map(({ file }) => file);
    expect(found.sort()).toEqual(Object.keys(others).sort());
  });

  it('is found where it would not', () => {
    expect(foundIn('<TextInput value={name} onChange={setName} />')).toHaveLength(1);
    expect(foundIn('<input className={styles.cell} value={name} />')).toHaveLength(1);
    expect(foundIn('new EditorView({ doc: value })')).toHaveLength(1);
    expect(foundIn('<input type="checkbox" />')).toEqual([]);
    expect(sources.flatMap(({ text }) => text.match(ours) ?? []).length).toBeGreaterThan(40);
  });

  it('is changed from outside in one place alone', () => {
    const whole =
      /changes: \{ from: 0,|setRangeText\(|\bdoc\.length\b|(?:element|input|field|area)(?:\.current)?\.value = /;
    const places = sources.filter(({ text }) => whole.test(text)).map(({ file }) => file);
    expect(places).toEqual(['renderer/ui/use-own-field.ts']);
  });
});

describe('a row that can be edited', () => {
  it('has its own key, not its index', () => {
    const editable =
      /<(?:TextField|TextareaField|PasswordField|AutosaveInput|AutosaveTextarea|TokenInput|NumberField|DateField|NameValueRow)\b/;
    const byPlace = sources
      .filter(({ text }) => editable.test(text) && /key=\{(?:index|at|i|place)\}/.test(text))
      .map(({ file }) => file);
    expect(byPlace).toEqual([]);
  });
});
