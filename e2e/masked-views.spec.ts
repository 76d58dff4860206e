import { readableIn, readableInSystem } from './fixtures/readable.ts';
import { expect, test } from './fixtures/tidings.ts';
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
