import type { Locator, Page } from '@playwright/test';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

const openEvents = (window: Page) => window.getByRole('navigation', { name: 'Open events' });
const tabs = (window: Page) => openEvents(window).getByRole('listitem');
const library = (window: Page) => window.getByRole('navigation', { name: 'Library' });

/** Saves the event in front under a name. */
async function save(window: Page, name: string): Promise<void> {
  await window.keyboard.press('Control+Shift+s');
  const dialog = window.getByRole('dialog', { name: 'Save request' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await window.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
}

async function pressesTo(window: Page, target: Locator): Promise<number> {
  for (let presses = 1; presses <= 30; presses += 1) {
    await window.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return presses;
  }
  return Number.POSITIVE_INFINITY;
}

test('at most eight stops lead from the side bar to the URI, however much is saved', async ({ tidings }) => {
  const { window, composer } = tidings;
  const requests = library(window).getByRole('button', { name: /^Requests/ });
  await requests.focus();
  expect(await pressesTo(window, composer.uri)).toBeLessThanOrEqual(8);
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) await save(window, name);
  for (const _ of [1, 2, 3]) await window.keyboard.press('Control+t');
  await requests.focus();
  expect(await pressesTo(window, composer.uri)).toBeLessThanOrEqual(8);
});

test('F6 goes from area to area and back, and to where the focus was there', async ({ tidings }) => {
  const { window, composer } = tidings;
  await composer.customerKey.click();
  const areaOf = () =>
    window.evaluate(() =>
      ['header', '#library', 'nav[aria-label="Open events"]', '#composer', '[aria-label="Response"]'].find(
        (area) => document.activeElement?.closest(area) != null,
      ),
    );
  const seen: (string | undefined)[] = [];
  for (let press = 0; press < 5; press += 1) {
    await window.keyboard.press('F6');
    seen.push(await areaOf());
  }
  expect(seen).toEqual(['[aria-label="Response"]', 'header', '#library', 'nav[aria-label="Open events"]', '#composer']);
  await expect(composer.customerKey).toBeFocused();
  await window.keyboard.press('Shift+F6');
  await expect(openEvents(window).locator('[aria-current]')).toBeFocused();
});

test('Ctrl+1 to 9 show the open events', async ({ tidings: { window } }) => {
  for (const _ of [1, 2, 3]) await window.keyboard.press('Control+t');
  const front = () => openEvents(window).getByRole('listitem').nth(0).locator('[aria-current=page]');
  await window.keyboard.press('Control+1');
  await expect(front()).toHaveCount(1);
  await window.keyboard.press('Control+9');
  await expect(tabs(window).last().locator('[aria-current=page]')).toHaveCount(1);
  await window.keyboard.press('Control+2');
  await expect(tabs(window).nth(1).locator('[aria-current=page]')).toHaveCount(1);
});

test('Ctrl+F goes to the search of the view, also from a Cyrillic keyboard', async ({ tidings }) => {
  const { window, composer } = tidings;
  await composer.sendAndSee('Received');
  for (const [view, search] of [
    ['History', 'Search history'],
    ['Customers', 'Search customers'],
    ['Templates', 'Search templates'],
    ['Guide', 'Search the guide'],
  ] as const) {
    await library(window).getByRole('button', { name: view }).click();
    await expect(window.getByRole('searchbox', { name: search })).toBeVisible();
    await window.keyboard.press('Control+f');
    await expect(window.getByRole('searchbox', { name: search })).toBeFocused();
  }
  await library(window)
    .getByRole('button', { name: /^Requests/ })
    .click();
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) await save(window, name);
  await composer.uri.focus();
  await window.evaluate(() => {
    const press = { key: 'а', code: 'KeyF', ctrlKey: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
  });
  await expect(window.getByRole('searchbox', { name: 'Search saved requests' })).toBeFocused();
});

test('Ctrl+F in the JSON editor finds in its text', async ({ tidings: { window, composer } }) => {
  await composer.show('JSON');
  await window.getByRole('textbox', { name: 'Request body' }).click();
  await window.keyboard.press('Control+f');
  await expect(window.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await window.keyboard.type('salescloud');
  await expect(window.locator('.cm-searchMatch')).not.toHaveCount(0);
});

async function checkRows(list: Locator, first: RegExp, second: RegExp): Promise<void> {
  const window = list.page();
  const rows = list.getByRole('button');
  await rows.filter({ hasText: first }).first().focus();
  await window.keyboard.press('ArrowDown');
  await expect(rows.filter({ hasText: second }).first()).toBeFocused();
  await window.keyboard.press('ArrowUp');
  await expect(rows.filter({ hasText: first }).first()).toBeFocused();
}

test('the arrow keys go from row to row in every list', async ({ tidings }) => {
  const { window, composer } = tidings;
  for (const customer of ['ada@example.com', 'bea@example.com']) {
    await composer.customerKey.fill(customer);
    await composer.sendAndSee('Received');
  }
  const list = (name: string) => window.getByRole('list', { name, exact: true });
  await library(window).getByRole('button', { name: 'Customers' }).click();
  await checkRows(list('Customers'), /bea/, /ada/);
  await library(window).getByRole('button', { name: 'Storyboards' }).click();
  await checkRows(list('Storyboards'), /Spring test drive/, /Complaint|Branch/);
  await library(window).getByRole('button', { name: 'Guide' }).click();
  const pages = window.getByRole('list', { name: 'Pages of the guide' }).getByRole('button');
  await pages.first().focus();
  await window.keyboard.press('End');
  await expect(pages.last()).toBeFocused();
  await library(window).getByRole('button', { name: 'History' }).click();
  const rows = window.getByRole('list', { name: 'History' }).getByRole('listitem');
  await rows.first().click();
  await window.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
});

test('a hidden side bar is out of the Tab order', async ({ tidings }: { tidings: Tidings }) => {
  const { window } = tidings;
  await library(window)
    .getByRole('button', { name: /^Requests/ })
    .focus();
  await window.keyboard.press('Control+b');
  for (let press = 0; press < 25; press += 1) {
    await window.keyboard.press('Tab');
    expect(await window.evaluate(() => document.activeElement?.closest('#library') != null)).toBe(false);
  }
});
