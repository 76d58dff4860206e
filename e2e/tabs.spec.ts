import type { Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';

const openEvents = (window: Page) => window.getByRole('navigation', { name: 'Open events' });
const tabs = (window: Page) => openEvents(window).getByRole('listitem');

async function openSome(window: Page, count: number): Promise<void> {
  for (let at = 1; at <= count; at += 1) {
    await window.keyboard.press('Control+t');
    await window.getByRole('textbox', { name: 'URI', exact: true }).fill(`assist://many/event-${at}`);
  }
}

test('many open events stay readable, scroll, and are found in a list', async ({ tidings: { window, composer } }) => {
  await openSome(window, 25);
  await expect(tabs(window)).toHaveCount(26);
  const widths = await tabs(window).evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect().width));
  expect(Math.min(...widths)).toBeGreaterThanOrEqual(120);
  await expect(tabs(window).last()).toBeInViewport();
  await expect(tabs(window).first()).not.toBeInViewport();
  await tabs(window).last().hover();
  await window.mouse.wheel(0, -10_000);
  await expect(tabs(window).first()).toBeInViewport();
  await openEvents(window).getByRole('button', { name: 'All open events' }).click();
  const search = window.getByRole('textbox', { name: 'Find an open event' });
  await expect(search).toBeFocused();
  await expect(window.getByRole('option')).toHaveCount(26);
  expect(await findings(window)).toEqual([]);
  await search.fill('event-17');
  await expect(window.getByRole('option')).toHaveCount(1);
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(composer.uri).toHaveValue('assist://many/event-17');
  await expect(openEvents(window).locator('[aria-current=page]')).toBeInViewport();
});

test('the menu of an open event closes others, and what was typed comes back', async ({ tidings }) => {
  const { window, composer } = tidings;
  await openSome(window, 3);
  const menu = window.getByRole('menu');
  await tabs(window).nth(1).click({ button: 'right' });
  await expect(menu.getByRole('menuitem')).toHaveText([
    /^Save request/,
    /^Duplicate/,
    /^Close/,
    /^Close others/,
    /^Close to the right/,
  ]);
  await expect(menu.getByRole('menuitem', { name: 'Close', exact: true })).toHaveAttribute(
    'aria-keyshortcuts',
    'Control+W',
  );
  expect(await findings(window)).toEqual([]);
  await menu.getByRole('menuitem', { name: 'Close to the right' }).click();
  await expect(tabs(window)).toHaveCount(2);
  await window.keyboard.press('Control+Shift+t');
  await expect(composer.uri).toHaveValue('assist://many/event-2');
  await window.keyboard.press('Control+Shift+t');
  await expect(composer.uri).toHaveValue('assist://many/event-3');
  await tabs(window).nth(1).click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Close others' }).click();
  await expect(tabs(window)).toHaveCount(1);
  await expect(composer.uri).toHaveValue('assist://many/event-1');
  await window.getByRole('button', { name: 'Undo' }).last().click();
  await expect(tabs(window)).toHaveCount(3);
});

test('the menu of an event that is not in front saves and duplicates that one', async ({ tidings }) => {
  const { window, composer } = tidings;
  await openSome(window, 2);
  const menu = window.getByRole('menu');
  await tabs(window).nth(1).click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(composer.uri).toHaveValue('assist://many/event-1');
  await expect(tabs(window)).toHaveCount(4);
  await expect(menu).toBeHidden();
  await tabs(window).nth(1).click({ button: 'right' });
  await expect(menu).toHaveAccessibleName('event-1');
  await tabs(window).nth(2).click({ button: 'right' });
  await expect(menu).toHaveAccessibleName('event-2');
  await menu.getByRole('menuitem', { name: 'Save request' }).click();
  const dialog = window.getByRole('dialog', { name: 'Save request' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Second');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('treeitem')).toHaveText('Second');
  await expect(composer.uri).toHaveValue('assist://many/event-2');
  await tabs(window).nth(2).click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Rename' }).click();
  await window.getByRole('dialog', { name: 'Rename Second' }).getByRole('textbox', { name: 'Name' }).fill('Third');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('treeitem')).toHaveText('Third');
});

test('the middle mouse button closes an open event', async ({ tidings: { window } }) => {
  await openSome(window, 2);
  await tabs(window).nth(1).click({ button: 'middle' });
  await expect(tabs(window)).toHaveCount(2);
  await expect(tabs(window).nth(1)).toContainText('event-2');
});
