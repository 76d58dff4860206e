import { type ChildProcess, spawn } from 'node:child_process';
import type { Locator, Page } from '@playwright/test';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';

/*
 * Text stays as typed, wherever the caret is and however fast the keys come. All combinations at a person's pace take
 * long and run with TIDINGS_LONG=1. `renderer/ui/typing.test.tsx` covers the orders that are rare here.
 */
const isLong = process.env['TIDINGS_LONG'] === '1';
const longLetters = 300;

/** Milliseconds between two keys; `random` is up to 200. */
type Pace = number | 'random';

type Place = {
  readonly name: string;
  /** Opens the view and returns the field, with a text in it. */
  readonly open: (tidings: Tidings) => Promise<Locator>;
  /** The text in the field; the caret is placed after `|`. */
  readonly start: string;
  readonly paces: readonly Pace[];
  /** Nothing between this field and its text is other than in a renderer test of its kind. */
  readonly isOnlyLong?: true;
};

/** The views that one window goes through. JSON is also typed at a person's pace, because its text is reformatted. */
const places: Readonly<Record<string, readonly Place[]>> = {
  'the JSON tab': [
    {
      name: 'middle of a value',
      open: openJson,
      start: '{"uri": "assist://a/b|cd", "properties": [{"name": "plan", "value": "gold"}], "ck": "k1"}',
      paces: [0, 150],
    },
    { name: 'end', open: openJson, start: '{"uri": "assist://a/b", "ck": "k1"} |', paces: [0] },
  ],
  'an event': [
    { name: 'URI', open: openUri, start: 'assist://sales/b|cd?plan=gold', paces: [0] },
    {
      name: 'customer key',
      open: async ({ composer }) => composer.customerKey,
      start: 'ada|@example.com',
      paces: [0],
      isOnlyLong: true,
    },
    { name: 'name of a parameter', open: openParameter('name'), start: 'pl|an', paces: [0] },
    { name: 'value of a parameter', open: openParameter('value'), start: 'go ld 100%|&more', paces: [0] },
    { name: 'value of a property', open: openProperty, start: 'gold and |silver', paces: [0], isOnlyLong: true },
    { name: 'parameters as text', open: openAsText, start: 'plan: gold\nag|ent: leeds', paces: [0] },
  ],
  'forms and dialogs': [
    { name: 'note of an answer', open: openNote, start: 'seen |twice', paces: [0] },
    { name: 'name of a saved request', open: openName, start: 'Test |drive', paces: [0], isOnlyLong: true },
    { name: 'form of an environment', open: openEnvironment, start: 'UAT |London', paces: [0], isOnlyLong: true },
    { name: 'form of a template', open: openForm, start: 'Mod|el', paces: [0] },
  ],
};

const allPaces: readonly Pace[] = [0, 30, 80, 150, 175, 200, 'random'];

for (const [view, inView] of Object.entries(places))
  test(`text stays as typed in ${view}`, async ({ tidings }) => {
    test.setTimeout(isLong ? 3_600_000 : 60_000);
    for (const { name, open, start, paces } of inView.filter(({ isOnlyLong }) => isLong || !isOnlyLong))
      await test.step(name, async () => {
        const field = await open(tidings);
        for (const pace of isLong ? allPaces : paces) await typeAndLook(tidings.window, { field, start, pace });
      });
  });

test('text in the JSON tab stays as typed while the processor is busy', async ({ tidings }) => {
  test.setTimeout(isLong ? 3_600_000 : 60_000);
  const field = await openJson(tidings);
  const start = '{"uri": "assist://a/b|cd", "ck": "k1"}';
  for (const pace of isLong ? allPaces : (['random'] as const)) {
    const busy: ChildProcess[] = [];
    const beBusy = () => busy.push(...[1, 2].map(() => spawn(process.execPath, ['-e', 'for (;;);'])));
    try {
      await typeAndLook(tidings.window, { field, start, pace }, beBusy);
    } finally {
      for (const child of busy) child.kill();
    }
  }
});

/** Closes the open dialog, if there is one, and discards its changes. */
async function leaveDialog(window: Page): Promise<void> {
  const dialog = window.getByRole('dialog');
  if ((await dialog.count()) === 0) return;
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).toHaveCount(0);
}

type Typing = { readonly field: Locator; readonly start: string; readonly pace: Pace };

/** @param begin is called just before the first letter */
async function typeAndLook(
  window: Page,
  { field, start, pace }: Typing,
  begin: () => unknown = () => {},
): Promise<void> {
  const [before = '', after = ''] = start.split('|');
  await field.fill(before + after);
  await putCaret(field, before.length);
  const letters = someLetters(isLong ? longLetters : pace === 0 ? 30 : 15);
  begin();
  for (const letter of letters) {
    await window.keyboard.type(letter);
    const waitMs = pace === 'random' ? Math.floor(Math.random() * 200) : pace;
    if (waitMs > 0) await new Promise((done) => setTimeout(done, waitMs));
  }
  // After all pending answers, one more letter shows where the caret is.
  await new Promise((done) => setTimeout(done, 350));
  await window.keyboard.type('Z');
  if (isLong) process.stdout.write(`${letters.length} letters at ${pace} ms\n`);
  await expect(async () => expect(await textOf(field)).toBe(`${before}${letters}Z${after}`)).toPass({
    timeout: 10_000,
  });
}

function someLetters(count: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxy';
  return Array.from({ length: count }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join('');
}

/** Places the caret in a field or in the editor, as a user would. */
async function putCaret(field: Locator, at: number): Promise<void> {
  const isEditor = (await field.getAttribute('contenteditable')) !== null;
  if (!isEditor)
    return field.evaluate((element, place) => {
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
        element.setSelectionRange(place, place);
    }, at);
  await field.press('Control+Home');
  // As a click between two letters: the texts have one line.
  await field.evaluate((element, place) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let left = place;
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const length = text.textContent?.length ?? 0;
      if (left <= length) return getSelection()?.collapse(text, left);
      left -= length;
    }
    throw new Error(`There is no place ${place}.`);
  }, at);
}

async function textOf(field: Locator): Promise<string> {
  if ((await field.getAttribute('contenteditable')) === null) return field.inputValue();
  return (await field.locator('.cm-line').allTextContents()).join('\n');
}

async function openUri({ composer }: Tidings): Promise<Locator> {
  await composer.show('Event');
  return composer.uri;
}

async function openJson({ window, composer }: Tidings): Promise<Locator> {
  await composer.show('JSON');
  const body = window.getByRole('textbox', { name: 'Request body' });
  await body.waitFor();
  return body;
}

function openParameter(cell: 'name' | 'value') {
  return async ({ window, composer }: Tidings): Promise<Locator> => {
    await composer.uri.fill('assist://a/b?plan=gold&agent=leeds');
    await window.keyboard.press('Tab');
    return composer.row(composer.parameters, 0)[cell];
  };
}

async function openProperty({ composer }: Tidings): Promise<Locator> {
  await composer.addProperty('plan', 'gold');
  return composer.row(composer.properties, 0).value;
}

async function openAsText({ window, composer }: Tidings): Promise<Locator> {
  await composer.uri.fill('assist://a/b?plan=gold&agent=leeds');
  await composer.parameters.getByRole('button', { name: 'Edit as text' }).click();
  return window.getByRole('textbox', { name: 'URI parameters as text' });
}

async function openForm({ window }: Tidings): Promise<Locator> {
  await leaveDialog(window);
  await window
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Templates/ })
    .click();
  await window.getByRole('button', { name: 'Use template Promotion interest' }).click();
  return window.getByRole('tabpanel', { name: 'Form' }).getByRole('textbox').first();
}

async function openNote({ composer }: Tidings): Promise<Locator> {
  await composer.uri.fill('assist://a/b');
  await composer.send.click();
  const note = composer.response.getByRole('textbox', { name: 'Note' });
  await note.waitFor();
  return note;
}

async function openEnvironment({ window }: Tidings): Promise<Locator> {
  await leaveDialog(window);
  const environments = new EnvironmentsPage(window);
  await environments.open();
  await environments.startNew();
  return environments.field('Name');
}

async function openName({ window, composer }: Tidings): Promise<Locator> {
  await composer.uri.fill('assist://a/b');
  await window.getByRole('button', { name: 'Save request' }).click();
  return window.getByRole('dialog').getByRole('textbox', { name: 'Name' });
}
