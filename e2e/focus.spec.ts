import type { Page } from '@playwright/test';
import { coversFocus } from './fixtures/layout.ts';
import { foundWhilePressing, times } from './fixtures/pressing.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { show } from './fixtures/visit.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

/** Says what has the focus, once the window is drawn twice after the last change. */
async function focused(window: Page): Promise<string> {
  return window.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const name = () => {
          const at = document.activeElement;
          return `${at?.tagName} ${at?.getAttribute('aria-label') ?? at?.textContent?.slice(0, 40) ?? ''}`;
        };
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(name())));
      }),
  );
}

/** Does something with the keyboard, and looks whether the focus is still in the window. */
function keeper(window: Page) {
  return async (what: string, act: () => Promise<unknown>) => {
    await test.step(what, async () => {
      await act();
      await expect.poll(() => focused(window), what).not.toMatch(/^(BODY|undefined)/);
    });
  };
}

/** What is pressed with the keyboard, and a look at the focus after it. */
function keyboard(window: Page) {
  return {
    kept: keeper(window),
    press: (name: string | RegExp) => window.getByRole('button', { name }).first().press('Enter'),
    keys:
      (...all: readonly string[]) =>
      async () => {
        for (const key of all) await window.keyboard.press(key);
      },
  };
}

async function sendAndUndo({ window, composer }: Tidings): Promise<void> {
  const { kept, press, keys } = keyboard(window);
  await composer.uri.focus();
  await kept('Send', async () => {
    await composer.send.press('Enter');
    await expect(composer.outcome).toContainText('has the event');
  });
  await composer.choose('Site key', /ONE-PRACTICE04-0001/);
  await kept('Cancel', async () => {
    await composer.send.press('Enter');
    await composer.cancel.press('Enter');
    await composer.response.getByText('Cancelled', { exact: true }).first().waitFor();
  });
  await kept('close the response', () => press('Close response'));
  await kept('show the response', () => press('Show response'));
  for (const row of [2, 1])
    await kept(`remove parameter ${row}`, () =>
      composer.parameters.getByRole('button', { name: 'Remove' }).last().press('Enter'),
    );
  await kept('undo', keys('Control+z'));
}

async function saveAndDelete({ window }: Tidings): Promise<void> {
  const { kept, press, keys } = keyboard(window);
  await kept('save', async () => {
    await keys('Control+s')();
    const name = window.getByRole('dialog', { name: 'Save request' }).getByRole('textbox', { name: 'Name' });
    await expect(name).toBeFocused();
    await keys('Enter')();
    await window.getByRole('treeitem').waitFor();
  });
  await kept('delete a saved request', async () => {
    await window.getByRole('treeitem').focus();
    await keys('Delete')();
    await window.getByRole('treeitem').waitFor({ state: 'detached' });
  });
  await kept('Undo in a notice', async () => {
    await press('Undo');
    await window.getByRole('treeitem').waitFor();
  });
  await kept('new event', keys('Control+n'));
  await kept('close an event', keys('Control+w'));
  await kept('leave the palette', async () => {
    await keys('Control+k')();
    await window.getByRole('combobox', { name: 'Search and commands' }).waitFor();
    await keys('Escape')();
    await window.getByRole('dialog').waitFor({ state: 'detached' });
  });
  await kept('hide the side bar from within', async () => {
    await window.getByRole('treeitem').focus();
    await keys('Control+\\')();
    await expect(window.getByRole('navigation', { name: 'Library' })).toHaveAttribute('inert');
  });
  await kept('show the side bar', keys('Control+\\'));
}

async function leaveViews({ window }: Tidings): Promise<void> {
  const { kept, press } = keyboard(window);
  const environments = new EnvironmentsPage(window);
  await kept('discard an environment', async () => {
    await press('Manage environments');
    await environments.startNew();
    await environments.field('Name').fill('Half');
    await environments.discard();
  });
  await kept('use a template', async () => {
    await press(/^Templates/);
    await press('Use template Promotion interest');
    await window.getByRole('tab', { name: 'Form', exact: true }).waitFor();
  });
  await kept('search without a result, and show all', async () => {
    await press(/^Templates/);
    await window.getByRole('searchbox', { name: 'Search templates' }).fill('nothing like it');
    await press('Show all');
  });
}

async function presentAndErase({ window }: Tidings): Promise<void> {
  const { kept, press, keys } = keyboard(window);
  const boards = new StoryboardsPage(window);
  await boards.open('Spring test drive');
  await kept('leave a presentation', async () => {
    await boards.present.press('Enter');
    await boards.presenter.waitFor();
    await boards.leave();
  });
  await kept('copy a storyboard', async () => {
    await press('Make a copy to edit');
    await boards.title.waitFor();
  });
  await kept('delete a step', async () => {
    await boards.step(1).getByRole('button').first().focus();
    await keys('Delete')();
  });
  const rows = window.getByRole('list', { name: 'History' }).getByRole('listitem');
  await kept('delete all events of the history', async () => {
    await keys('Control+Shift+H')();
    for (const left of [1, 0]) {
      await expect(rows).toHaveCount(left + 1);
      await expect(rows.first()).toBeFocused();
      await keys('Delete')();
      await expect(rows).toHaveCount(left);
    }
    await window.getByText('Events you send appear here.').waitFor();
  });
  await kept('take that back', async () => {
    await press('Undo');
    await expect(rows).toHaveCount(1);
  });
  await kept('erase a customer', async () => {
    await press(/^Customers/);
    await press('Erase customer data');
    await press('Erase permanently');
    await window.getByRole('dialog').waitFor({ state: 'detached' });
  });
}

test('the focus stays in the window, whatever closes, is deleted or is sent', async ({ tidings }) => {
  test.slow();
  await sendAndUndo(tidings);
  await saveAndDelete(tidings);
  await leaveViews(tidings);
  await presentAndErase(tidings);
});

/** Where the focus is: in the side bar or beside it. */
function sideOfFocus(): readonly string[] {
  const isInside = document.querySelector('nav[aria-label="Library"]')?.contains(document.activeElement) === true;
  return [isInside ? 'inside' : 'outside'];
}

/** Presses Tab through a view and back again, and expects that nothing covers what has the focus. */
function uncovered(window: Page) {
  return async (where: string, most: number): Promise<void> => {
    const keys = [...times(most, 'Tab'), ...times(most, 'Shift+Tab')];
    expect(await foundWhilePressing(window, keys, coversFocus), where).toEqual([]);
  };
}

test('a side bar that is hidden has no focus, and a drawer holds it', async ({ tidings: { window, electron } }) => {
  await electron.evaluate(({ BrowserWindow }) => {
    const [first] = BrowserWindow.getAllWindows();
    first?.setContentSize(1280, 800);
    if (first) first.webContents.zoomFactor = 2;
  });
  const library = window.getByRole('navigation', { name: 'Library' });
  const sides = (...keys: readonly string[]) => foundWhilePressing(window, keys, sideOfFocus);
  const sideBar = window.getByRole('button', { name: 'Side bar' });
  await expect(library).toHaveAttribute('inert');
  expect(await sides(...times(25, 'Tab'))).toEqual(['outside']);
  await sideBar.press('Enter');
  await expect.poll(() => window.evaluate(sideOfFocus)).toEqual(['inside']);
  await expect(sideBar).toHaveAttribute('aria-expanded', 'true');
  expect(await sides(...times(12, 'Tab'), ...times(12, 'Shift+Tab'))).toEqual(['inside']);
  await window.keyboard.press('Escape');
  await expect(sideBar).toBeFocused();
  await expect(library).toHaveAttribute('inert');
});

test('nothing that stays in place covers what has the focus', async ({ tidings }) => {
  test.slow();
  const { window, electron, composer } = tidings;
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(960, 640));
  await expect.poll(() => window.evaluate(() => innerHeight)).toBe(640);
  const covered = uncovered(window);
  await composer.sendAndSee('Received');
  await composer.uri.fill('');
  await composer.tid.fill('x');
  await composer.uri.focus();
  await covered('composer', 45);
  await show(window, 'Runs');
  await window.getByRole('button', { name: 'New run' }).click();
  await window.getByRole('combobox', { name: 'Request' }).click();
  await window.getByRole('option', { name: 'Branch visit' }).click();
  await covered('run set up', 40);
  const environments = new EnvironmentsPage(window);
  await environments.open();
  await environments.startNew();
  await environments.showAdvanced();
  await environments.field('Name').focus();
  await covered('environment', 30);
  await environments.close();
  await window.keyboard.press('Control+/');
  await window.getByRole('dialog', { name: 'Settings' }).waitFor();
  await covered('keys', 25);
  await window.keyboard.press('Escape');
  await show(window, 'Templates');
  await window.getByRole('button', { name: 'Use template Promotion interest', exact: true }).click();
  await window.getByRole('button', { name: 'Make a template' }).click();
  await window.getByRole('dialog', { name: 'New template' }).waitFor();
  await covered('template editor', 45);
});
