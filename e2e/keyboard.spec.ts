import type { Locator, Page } from '@playwright/test';
import { paste } from './fixtures/clipboard.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

/** Presses a key until something has the focus. */
async function pressUntilFocused(window: Page, key: string, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await window.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}

const openEvents = (window: Page) => window.getByRole('list', { name: 'Open events' }).getByRole('listitem');

async function checkTabKeys({ window, composer }: Tidings): Promise<void> {
  const { keyboard } = window;
  const events = openEvents(window);
  await keyboard.press('Control+Enter');
  await expect(composer.outcome).toContainText('has the event');
  await keyboard.press('Control+n');
  await events.getByRole('button', { name: /^New event/ }).focus();
  await keyboard.press('Delete');
  await expect(events).toHaveCount(1);
  await expect(window.getByRole('list', { name: 'Open events' }).locator('[aria-current=page]')).toBeFocused();
  await keyboard.press('Control+n');
  await keyboard.press('Control+t');
  await expect(events).toHaveCount(3);
  await keyboard.press('Control+w');
  await expect(events).toHaveCount(2);
  await keyboard.press('Control+Shift+t');
  await expect(events).toHaveCount(3);
  await keyboard.press('Control+Tab');
  await expect(composer.uri).toHaveValue(/salescloud/);
  await keyboard.press('Control+Shift+Tab');
  await expect(composer.uri).toHaveValue('');
  await keyboard.press('Control+Tab');
  await keyboard.press('Control+d');
  await expect(events).toHaveCount(4);
}

async function checkLibraryKeys({ window }: Tidings): Promise<void> {
  const { keyboard } = window;
  // F2 and Ctrl+Z are for a field that has the focus.
  await window.getByRole('list', { name: 'Open events' }).locator('[aria-current=page]').focus();
  await keyboard.press('Control+s');
  await window.getByRole('dialog', { name: 'Save request' }).getByRole('textbox', { name: 'Name' }).fill('First');
  await keyboard.press('Enter');
  await keyboard.press('Control+Shift+s');
  await window.getByRole('dialog', { name: 'Save request' }).getByRole('textbox', { name: 'Name' }).fill('Second');
  await keyboard.press('Enter');
  await expect(window.getByRole('treeitem')).toHaveText(['First', 'Second']);
  await keyboard.press('F2');
  await window.getByRole('dialog', { name: 'Rename Second' }).getByRole('textbox', { name: 'Name' }).fill('Renamed');
  await keyboard.press('Enter');
  await expect(window.getByRole('treeitem')).toHaveText(['First', 'Renamed']);
  await keyboard.press('Control+z');
  await expect(window.getByRole('treeitem')).toHaveText(['First', 'Second']);
  await keyboard.press('Control+Shift+z');
  await expect(window.getByRole('treeitem')).toHaveText(['First', 'Renamed']);
  await keyboard.press('Control+z');
  await keyboard.press('Control+y');
  await expect(window.getByRole('treeitem')).toHaveText(['First', 'Renamed']);
}

async function checkViewKeys({ window, composer }: Tidings): Promise<void> {
  const { keyboard } = window;
  const navigation = window.getByRole('navigation', { name: 'Library' });
  await keyboard.press('Control+Shift+H');
  await expect(window.getByRole('list', { name: 'History' })).toBeVisible();
  await keyboard.press('Control+l');
  await expect(composer.uri).toBeFocused();
  await keyboard.press('Control+e');
  await expect(window.getByRole('option', { name: 'Practice' })).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('Control+\\');
  await expect(navigation).not.toBeInViewport();
  await keyboard.press('Control+b');
  await expect(navigation).toBeInViewport();
}

async function checkDialogKeys({ window, composer }: Tidings): Promise<void> {
  const { keyboard } = window;
  const settings = window.getByRole('dialog', { name: 'Settings' });
  const keysTab = settings.getByRole('tab', { name: 'Keys', selected: true });
  const saving = window.getByRole('dialog', { name: 'Save request' });
  const manage = window.getByRole('button', { name: 'Manage environments' });
  await composer.uri.click();
  for (const [key, shown] of [
    ['Control+k', window.getByRole('combobox', { name: 'Search and commands' })],
    ['Control+,', settings],
    ['Control+/', keysTab],
    ['Control+Shift+S', saving],
    ['Control+Shift+S', saving],
  ] as const) {
    await keyboard.press(key);
    await expect(shown).toBeVisible();
    const dialog = window.getByRole('dialog');
    await expect(dialog.locator(':focus')).toHaveCount(1);
    if (key === 'Control+,') {
      await keyboard.press('F1');
      await expect(keysTab).toBeVisible();
    }
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(composer.uri).toBeFocused();
  }
  await manage.press('Enter');
  await expect(window.getByRole('dialog').locator(':focus')).toHaveCount(1);
  await keyboard.press('Escape');
  await expect(manage).toBeFocused();
}

async function checkZoomKeys({ window, electron }: Tidings): Promise<void> {
  const { keyboard } = window;
  const zoom = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.zoomFactor);
  await keyboard.press('Control+-');
  await expect.poll(zoom).toBeCloseTo(0.9);
  await keyboard.press('Control+0');
  await expect.poll(zoom).toBe(1);
  await keyboard.press('Control+=');
  await expect.poll(zoom).toBeCloseTo(1.1);
}

async function checkKeysInEditor({ window, composer }: Tidings): Promise<void> {
  const { keyboard } = window;
  const body = window.getByRole('textbox', { name: 'Request body' });
  await composer.show('JSON');
  await body.click();
  await keyboard.press('Control+k');
  await expect(window.getByRole('combobox', { name: 'Search and commands' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(body).toBeFocused();
  await keyboard.press('Control+f');
  await expect(window.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await keyboard.type('salescloud');
  await expect(window.locator('.cm-searchMatch')).not.toHaveCount(0);
  await body.click();
  await keyboard.press('Control+t');
  await expect(openEvents(window)).toHaveCount(5);
}

test('every keyboard shortcut does what the list of keys says', async ({ tidings }) => {
  await test.step('closing a dialog returns the focus, also the first time', () => checkDialogKeys(tidings));
  await test.step('open events; closing one moves the focus to the one in front', () => checkTabKeys(tidings));
  await test.step('saved requests', () => checkLibraryKeys(tidings));
  await test.step('views', () => checkViewKeys(tidings));
  await test.step('the JSON editor, in whose text Ctrl+F finds', () => checkKeysInEditor(tidings));
  await test.step('zoom', () => checkZoomKeys(tidings));
});

/** Runs the command whose name begins so, in the palette. */
async function runCommand(window: Page, name: string): Promise<void> {
  await window.keyboard.press('Control+k');
  await expect(window.getByRole('combobox', { name: 'Search and commands' })).toBeFocused();
  await window.keyboard.type(name);
  await expect(window.getByRole('option').first()).toHaveAccessibleName(new RegExp(`^${name}`));
  await window.keyboard.press('Enter');
}

const customerField = (window: Page) => window.getByRole('textbox', { name: 'Who is the customer?' });

async function addVariable({ window }: Tidings): Promise<void> {
  const { keyboard } = window;
  await runCommand(window, 'Manage');
  const shared = window.getByRole('button', { name: 'All environments' });
  await expect(shared).toBeVisible();
  await pressUntilFocused(window, 'Tab', window.getByRole('dialog').getByRole('button', { name: 'Practice' }));
  await pressUntilFocused(window, 'ArrowDown', shared);
  await keyboard.press('Enter');
  const add = window.getByRole('button', { name: 'Add variable' });
  await pressUntilFocused(window, 'Tab', add);
  await keyboard.press('Enter');
  await keyboard.type('who');
  await keyboard.press('Tab');
  await keyboard.type('ada');
  await keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
}

async function sendFromTemplate({ window, composer }: Tidings): Promise<void> {
  const { keyboard } = window;
  await runCommand(window, 'Beacon');
  const customer = customerField(window);
  await expect(customer).toBeVisible();
  await pressUntilFocused(window, 'Tab', customer);
  await keyboard.type('{{wh');
  await expect(window.getByRole('option', { name: /who/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(customer).toHaveValue('{{who}}');
  await pressUntilFocused(window, 'Tab', window.getByRole('textbox', { name: 'Which branch?' }));
  await keyboard.type('york');
  await keyboard.press('Control+Enter');
  await expect(composer.outcome).toContainText('has the event');
}

async function saveAndRename({ window }: Tidings): Promise<void> {
  const { keyboard } = window;
  await keyboard.press('Control+s');
  await expect(
    window.getByRole('dialog', { name: 'Save request' }).getByRole('textbox', { name: 'Name' }),
  ).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('York visit');
  await keyboard.press('Enter');
  const item = window.getByRole('treeitem', { name: 'York visit' });
  await expect(item).toBeVisible();
  await keyboard.press('Control+w');
  await pressUntilFocused(window, 'Shift+Tab', item);
  await keyboard.press('F2');
  await keyboard.type('York again');
  await keyboard.press('Enter');
  await expect(window.getByRole('treeitem')).toHaveText('York again');
  await keyboard.press('Enter');
  await expect(customerField(window)).toHaveValue('{{who}}');
}

async function importText({ window }: Tidings): Promise<void> {
  const endpoint = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
  const text = `curl ${endpoint} -d '{"uri":"assist://by/keys"}'\ncurl ${endpoint} -d '{"uri":"assist://by/hand"}'`;
  await runCommand(window, 'Import');
  await expect(window.getByRole('textbox', { name: 'Paste here' })).toBeFocused();
  await paste(window, text);
  await expect(window.getByRole('list', { name: 'Will be made' })).toContainText('2 requests');
  await pressUntilFocused(
    window,
    'Tab',
    window.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }),
  );
  await window.keyboard.press('Enter');
  await expect(window.getByRole('treeitem')).toHaveCount(3);
}

test('templates, variables, the library and imports work with the keyboard only', async ({ tidings }) => {
  await addVariable(tidings);
  await sendFromTemplate(tidings);
  await saveAndRename(tidings);
  await importText(tidings);
});
