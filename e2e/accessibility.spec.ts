import { expectNoProblem } from './fixtures/axe.ts';
import { readableIn, readableInSystem } from './fixtures/readable.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { whileUnmasked } from './fixtures/unmasked.ts';
import { keyOfWalks, walks } from './fixtures/walks.ts';

const keys = ['ada@example.com', keyOfWalks];

for (const [view, visit] of Object.entries(walks))
  test(`axe finds no problem in ${view}, in light and dark; while Presenting is on, no customer key can be read`, async ({
    tidings,
  }) => {
    // Each walk checks a dozen views, and each check keeps a processor busy for half a second.
    test.slow();
    const { window, electron, composer } = tidings;
    const hasNoProblem = expectNoProblem(tidings);
    await window.emulateMedia({ reducedMotion: 'reduce' });
    await composer.customerKey.fill(keyOfWalks);
    await composer.uri.focus();
    expect(await readableIn(window, keys)).not.toEqual([]);
    await window.getByRole('switch', { name: 'Presenting' }).setChecked(true);
    await visit(tidings, (name, { page = window, isMasked = page !== window } = {}) =>
      test.step(name, async () => {
        const found = [...(await readableIn(page, keys)), ...(await readableInSystem(electron, keys))];
        expect.soft(found, name).toEqual([]);
        if (isMasked) await hasNoProblem(page, name);
        else await whileUnmasked(window, () => hasNoProblem(window, name));
      }),
    );
  });

test('an event is composed, sent and read with the keyboard only', async ({ tidings: { window, composer } }) => {
  await window.keyboard.press('Control+L');
  await expect(composer.uri).toBeFocused();
  await window.keyboard.press('Control+A');
  await window.keyboard.type('assist://keyboard/only');
  await window.keyboard.press('Tab');
  await expect(composer.customerKey).toBeFocused();
  await window.keyboard.press('Control+A');
  await window.keyboard.type('key@example.com');
  await window.keyboard.press('Control+Enter');
  await expect(composer.outcome).toContainText('has the event');
  const copy = composer.response.getByRole('button', { name: 'Copy tid' });
  for (
    let presses = 0;
    presses < 60 && !(await copy.evaluate((element) => element === document.activeElement));
    presses++
  )
    await window.keyboard.press('Tab');
  await expect(copy).toBeFocused();
});
