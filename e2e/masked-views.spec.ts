import { readableIn, readableInSystem } from './fixtures/readable.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { walks } from './fixtures/walks.ts';

const keys = ['ada@example.com', '000345-77-K'];

for (const [view, visit] of Object.entries(walks))
  test(`while Presenting is on, no customer key can be read in ${view}`, async ({ tidings }) => {
    test.slow();
    const { window, electron, composer } = tidings;
    await composer.customerKey.fill('000345-77-K');
    await composer.uri.focus();
    expect(await readableIn(window, keys)).not.toEqual([]);
    await window.getByRole('switch', { name: 'Presenting' }).setChecked(true);
    await visit(tidings, async (name, page = window) => {
      const found = [...(await readableIn(page, keys)), ...(await readableInSystem(electron, keys))];
      expect.soft(found, name).toEqual([]);
    });
  });

test('while Presenting is on, a name with a customer key is masked wherever it is shown', async ({ tidings }) => {
  const { window, electron, composer } = tidings;
  await composer.customerKey.fill('000345-77-K');
  await window.keyboard.press('Control+s');
  const dialog = window.getByRole('dialog', { name: 'Save request' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Of 000345-77-K');
  await window.keyboard.press('Enter');
  await window.getByRole('treeitem').waitFor();
  await window.getByRole('switch', { name: 'Presenting' }).setChecked(true);
  const look = async (name: string) => {
    const found = [...(await readableIn(window, keys)), ...(await readableInSystem(electron, keys))];
    expect.soft(found, name).toEqual([]);
  };
  await window.keyboard.press('Control+k');
  await window
    .getByRole('option', { name: /^Of 0•/ })
    .first()
    .waitFor();
  await look('palette');
  await window.keyboard.press('Escape');
  await window.getByRole('treeitem').click({ button: 'right' });
  await window.getByRole('menu', { name: /^Of 0•/ }).waitFor();
  await look('menu');
  await window.getByRole('menuitem', { name: 'Export' }).click();
  await window.getByRole('dialog', { name: 'Export' }).waitFor();
  await look('export');
  await window.keyboard.press('Escape');
  await window.getByRole('treeitem').focus();
  await window.keyboard.press('Delete');
  await window.getByRole('button', { name: /^Trash, / }).click();
  await window.getByRole('button', { name: /^Restore Of 0•/ }).waitFor();
  await look('trash');
});
