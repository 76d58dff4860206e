import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

/*
 * What is typed in a dialog isn't lost without a question: each dialog is a `FormModal`, or it is listed here with the reason
 * why nothing can be lost in it.
 */

const root = resolve(import.meta.dirname, '../..');

/** Nothing is typed in these. */
const others: Readonly<Record<string, string>> = {
  'renderer/features/customers/erase-customer.tsx': 'a question with buttons',
  'renderer/features/exchange/confirm-send.tsx': 'a question with buttons',
  'renderer/features/exchange/send-again-dialog.tsx': 'two lists to choose from, for this one event',
  'renderer/features/exchange/tid-question.tsx': 'a question with buttons',
  'renderer/features/exchange/two-places-dialog.tsx':
    'two places to choose, at most a box to tick; answers have their own dialog',
  'renderer/features/library/export-dialog.tsx': 'choices for this one file',
  'renderer/features/library/trash-dialog.tsx': 'a list with buttons',
  'renderer/features/practice/practice-monitor.tsx': 'a list to read',
  'renderer/features/runs/confirm-run.tsx': 'a question with buttons, at most a box to tick',
  'renderer/features/runs/run-twins-dialog.tsx': 'a second place to choose, for this one run',
  'renderer/features/settings/about-dialog.tsx': 'facts to read and copy',
  'renderer/features/storyboards/interrupted-show.tsx': 'a question with buttons',
  'renderer/features/storyboards/present-question.tsx': 'a question with buttons',
  'renderer/features/storyboards/show-check.tsx': 'a list to read',
  'renderer/features/storyboards/start-over-question.tsx': 'a question with buttons',
  'renderer/shell/crash/dialog-boundary.tsx': 'a message',
  'renderer/ui/dialog-box.tsx': 'what all dialogs are made of',
  'renderer/ui/form-modal.tsx': 'the dialog that asks',
};

const sources = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
  .map((name) => {
    const file = join(root, 'renderer', name);
    return { place: relative(root, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') };
  });

const dialog = /<(?:DialogBox|DialogDrawer|Modal|Drawer|Modal\.Root|Drawer\.Root|dialog)[\s>]|\brole="dialog"/;
const field =
  /<(?:TextField|TextareaField|PasswordField|AutosaveInput|AutosaveTextarea|TokenInput|NumberField|DateField|TagsInput|NameValueTable|JsonEditor|input|textarea)\b/;

/** The buttons of a form dialog that close it. */
const plainCancel = /<Button[^>]*onClick=\{onClose\}/;

it('each dialog asks before it drops what was typed, or nothing can be typed in it', () => {
  const found = sources.filter(({ text }) => dialog.test(text)).map(({ place }) => place);
  expect(found.sort()).toEqual(Object.keys(others).sort());
});

it('nothing is typed in those that do not ask', () => {
  const typed = sources.filter(({ place, text }) => place in others && field.test(text)).map(({ place }) => place);
  expect(typed).toEqual([]);
});

it('the cancel button of a form asks too', () => {
  const silent = sources.filter(({ text }) => text.includes('<FormModal') && plainCancel.test(text));
  expect(silent.map(({ place }) => place)).toEqual([]);
});

it('finds a dialog that would not ask', () => {
  expect(dialog.test('<DialogBox onClose={onClose}>')).toBe(true);
  expect(dialog.test('<Modal opened onClose={onClose}>')).toBe(true);
  expect(dialog.test('<FormModal opened onClose={onClose}>')).toBe(false);
  expect(field.test('<TextField label="Name" />')).toBe(true);
  expect(plainCancel.test('<Button variant="subtle" onClick={onClose}>Cancel</Button>')).toBe(true);
});
