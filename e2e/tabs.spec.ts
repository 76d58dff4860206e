import type { Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

const openEvents = (window: Page) => window.getByRole('navigation', { name: 'Open events' });
const tabs = (window: Page) => openEvents(window).getByRole('listitem');

/** Opens events through the window's own calls, and loads the window again, with the last one in front. */
async function openSome({ window, composer }: Tidings, count: number): Promise<void> {
  await composer.uri.fill('assist://many/first');
  const isSaved = () =>
    window.evaluate(async () => {
      const { value } = await Reflect.get(globalThis, 'bridge').call('session.open', {});
      return value.tabs[0]?.draft.uri === 'assist://many/first';
    });
  await expect.poll(isSaved).toBe(true);
  await window.evaluate(async (all) => {
    const call = async (name: string, input: unknown) => {
      const answer = await Reflect.get(globalThis, 'bridge').call(name, input);
      if (answer.ok !== true || answer.value.kind === 'not-saved')
        throw new Error(`${name}: ${JSON.stringify(answer)}`);
      return answer.value;
    };
    const { tabs } = await call('session.open', {});
    const [first] = tabs;
    const order: string[] = [first.id];
    for (let at = 1; at <= all; at += 1) {
      const id = crypto.randomUUID();
      const draft = {
        ...first.draft,
        uri: `assist://many/event-${at}`,
        parameters: [],
        properties: [],
        customerKey: '',
      };
      await call('tab.save', { id, draft, exchangeId: null, requestId: null });
      order.push(id);
    }
    await call('tab.arrange', { order, activeId: order.at(-1) });
  }, count);
  await window.goto('app://tidings/');
  await expect(tabs(window)).toHaveCount(count + 1);
}

async function findMany({ window, composer }: Tidings): Promise<void> {
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
}

async function closeByMenu({ window, composer }: Tidings): Promise<void> {
  const menu = window.getByRole('menu');
  await tabs(window).nth(3).click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Close to the right' }).click();
  await expect(tabs(window)).toHaveCount(4);
  await window.keyboard.press('Control+Shift+t');
  await expect(composer.uri).toHaveValue('assist://many/event-4');
  await window.keyboard.press('Control+Shift+t');
  await expect(composer.uri).toHaveValue('assist://many/event-5');
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
  await menu.getByRole('menuitem', { name: 'Close others' }).click();
  await expect(tabs(window)).toHaveCount(1);
  await expect(composer.uri).toHaveValue('assist://many/event-1');
  await window.getByRole('button', { name: 'Undo' }).last().click();
  await expect(tabs(window)).toHaveCount(6);
}

/** The menu is that of the event on which it was opened, not of the one in front. */
async function saveByMenu({ window, composer }: Tidings): Promise<void> {
  const menu = window.getByRole('menu');
  const [first, second] = ['event-2', 'event-3'].map((name) => tabs(window).filter({ hasText: name }).first());
  if (first === undefined || second === undefined) throw new Error('There are two.');
  await first.click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(composer.uri).toHaveValue('assist://many/event-2');
  await expect(tabs(window)).toHaveCount(6);
  await expect(menu).toBeHidden();
  await first.click({ button: 'right' });
  await expect(menu).toHaveAccessibleName('event-2');
  await second.click({ button: 'right' });
  await expect(menu).toHaveAccessibleName('event-3');
  await menu.getByRole('menuitem', { name: 'Save request' }).click();
  const dialog = window.getByRole('dialog', { name: 'Save request' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Second');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('treeitem')).toHaveText('Second');
  await expect(composer.uri).toHaveValue('assist://many/event-3');
  await tabs(window).filter({ hasText: 'Second' }).click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Rename' }).click();
  await window.getByRole('dialog', { name: 'Rename Second' }).getByRole('textbox', { name: 'Name' }).fill('Third');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('treeitem')).toHaveText('Third');
}

test('many open events stay readable, are found in a list, and have a menu', async ({ tidings }) => {
  const { window } = tidings;
  await openSome(tidings, 25);
  await test.step('they scroll, and are found in a list', () => findMany(tidings));
  await test.step('the menu closes others, and what was typed comes back', () => closeByMenu(tidings));
  await test.step('the middle mouse button closes one', async () => {
    await tabs(window).filter({ hasText: 'event-1' }).click({ button: 'middle' });
    await expect(tabs(window)).toHaveCount(5);
    await expect(tabs(window).filter({ hasText: 'event-1' })).toHaveCount(0);
  });
  await test.step('the menu of one that is not in front saves and duplicates that one', () => saveByMenu(tidings));
});
