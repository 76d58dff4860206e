import type { Locator, Page } from '@playwright/test';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

const openEvents = (window: Page) => window.getByRole('navigation', { name: 'Open events' });
const tabs = (window: Page) => openEvents(window).getByRole('listitem');
const library = (window: Page) => window.getByRole('navigation', { name: 'Library' });

/** Saves requests through the window's own calls, and loads the window again. */
async function saveSome({ window, composer }: Tidings, ...names: readonly string[]): Promise<void> {
  await window.evaluate(async (all) => {
    const call = async (name: string, input: unknown) => {
      const answer = await Reflect.get(globalThis, 'bridge').call(name, input);
      if (answer.ok !== true || answer.value.kind === 'not-saved')
        throw new Error(`${name}: ${JSON.stringify(answer)}`);
      return answer.value;
    };
    const { workspace, tabs } = await call('session.open', {});
    const usedAt = new Date().toISOString();
    const kept = { folderId: null, draft: tabs[0].draft, usedAt, deletedAt: null };
    const requests = all.map((name) => ({ ...kept, id: crypto.randomUUID(), name }));
    await call('workspace.save', JSON.stringify({ ...workspace, requests }));
  }, names);
  await window.goto('app://tidings/');
  await expect(composer.send).toBeVisible();
  await expect(window.getByRole('treeitem')).toHaveCount(names.length);
}

async function pressesTo(window: Page, target: Locator): Promise<number> {
  for (let presses = 1; presses <= 30; presses += 1) {
    await window.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return presses;
  }
  return Number.POSITIVE_INFINITY;
}

async function checkAreas({ window, composer }: Tidings): Promise<void> {
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
}

async function checkStops({ window, composer }: Tidings): Promise<void> {
  await library(window)
    .getByRole('button', { name: /^Requests/ })
    .focus();
  expect(await pressesTo(window, composer.uri)).toBeLessThanOrEqual(8);
}

async function checkPlaces(window: Page): Promise<void> {
  const front = (tab: Locator) => tab.locator('[aria-current=page]');
  await window.keyboard.press('Control+1');
  await expect(front(tabs(window).first())).toHaveCount(1);
  await window.keyboard.press('Control+9');
  await expect(front(tabs(window).last())).toHaveCount(1);
  await window.keyboard.press('Control+2');
  await expect(front(tabs(window).nth(1))).toHaveCount(1);
}

async function checkRows(list: Locator, first: RegExp, second: RegExp): Promise<void> {
  const window = list.page();
  const rows = list.getByRole('button');
  await rows.filter({ hasText: first }).first().focus();
  await window.keyboard.press('ArrowDown');
  await expect(rows.filter({ hasText: second }).first()).toBeFocused();
  await window.keyboard.press('ArrowUp');
  await expect(rows.filter({ hasText: first }).first()).toBeFocused();
}

/** The keys of each view with a list: Ctrl+F, and the arrows from row to row. */
async function checkViews(window: Page): Promise<void> {
  const list = (name: string) => window.getByRole('list', { name, exact: true });
  const show = async (view: string, search: string) => {
    await library(window).getByRole('button', { name: view }).click();
    await expect(window.getByRole('searchbox', { name: search })).toBeVisible();
    await window.keyboard.press('Control+f');
    await expect(window.getByRole('searchbox', { name: search })).toBeFocused();
  };
  await show('Customers', 'Search customers');
  await checkRows(list('Customers'), /bea/, /ada/);
  await show('Templates', 'Search templates');
  await show('Guide', 'Search the guide');
  const pages = list('Pages of the guide').getByRole('button');
  await pages.first().focus();
  await window.keyboard.press('End');
  await expect(pages.last()).toBeFocused();
  await show('History', 'Search history');
  const rows = list('History').getByRole('listitem');
  await rows.first().click();
  await window.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await library(window).getByRole('button', { name: 'Storyboards' }).click();
  await checkRows(list('Storyboards'), /Spring test drive/, /Complaint|Branch/);
  await library(window)
    .getByRole('button', { name: /^Requests/ })
    .click();
}

async function checkCyrillic({ window, composer }: Tidings): Promise<void> {
  await composer.uri.focus();
  await window.evaluate(() => {
    const press = { key: 'а', code: 'KeyF', ctrlKey: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
  });
  await expect(window.getByRole('searchbox', { name: 'Search saved requests' })).toBeFocused();
}

async function checkHidden(window: Page): Promise<void> {
  await library(window)
    .getByRole('button', { name: /^Requests/ })
    .focus();
  await window.keyboard.press('Control+b');
  for (let press = 0; press < 25; press += 1) {
    await window.keyboard.press('Tab');
    expect(await window.evaluate(() => document.activeElement?.closest('#library') != null)).toBe(false);
  }
}

test('everything in the window is found by keys, however much is saved', async ({ tidings }) => {
  const { window, composer } = tidings;
  await test.step('at most eight stops lead from the side bar to the URI', () => checkStops(tidings));
  await test.step('F6 goes from area to area, and to where the focus was there', () => checkAreas(tidings));
  for (const customer of ['ada@example.com', 'bea@example.com']) {
    await composer.customerKey.fill(customer);
    await composer.sendAndSee('Received');
  }
  await test.step('Ctrl+F goes to the search of the view, and arrow keys from row to row', () => checkViews(window));
  await saveSome(tidings, 'One', 'Two', 'Three', 'Four', 'Five', 'Six');
  for (const _ of [1, 2, 3]) await window.keyboard.press('Control+t');
  await test.step('at most eight stops, however much is saved', () => checkStops(tidings));
  await test.step('Ctrl+1 to 9 show the open events', () => checkPlaces(window));
  await test.step('Ctrl+F also from a Cyrillic keyboard', () => checkCyrillic(tidings));
  await test.step('a hidden side bar is out of the Tab order', () => checkHidden(window));
});
