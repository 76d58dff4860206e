import { expect, sharedTest as test } from './fixtures/tidings.ts';

test('open events are restored after a kill without a question', async ({ tidings }) => {
  const { window, composer } = tidings;
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await window.keyboard.press('Control+T');
  await composer.uri.fill('assist://second/event?a=1');
  await composer.addProperty('colour', 'blue');
  await composer.customerKey.fill('half-typed@exam');
  await expect(async () => {
    const { tabs } = await window.evaluate(
      async () => (await Reflect.get(window, 'bridge').call('session.open', {})).value,
    );
    expect(JSON.stringify(tabs)).toContain('half-typed@exam');
  }).toPass({ timeout: 10_000 });

  const again = await tidings.killAndRestart();
  await expect(again.composer.uri).toHaveValue('assist://second/event?a=1');
  await expect(again.composer.customerKey).toHaveValue('half-typed@exam');
  await expect(again.composer.row(again.composer.properties, 0).value).toHaveValue('blue');
  const open = again.window.getByRole('list', { name: 'Open events' }).getByRole('listitem');
  await expect(open).toHaveCount(2);
  await open.first().getByRole('button').first().click();
  await expect(again.composer.customerKey).toHaveValue('ada@example.com');
  await expect(again.composer.outcome).toContainText('has the event');
});

test('tabs are closed, reopened, duplicated and switched with keys', async ({ tidings: { window, composer } }) => {
  const open = window.getByRole('list', { name: 'Open events' }).getByRole('listitem');
  await composer.uri.fill('assist://one/event');
  await window.keyboard.press('Control+D');
  await composer.uri.fill('assist://two/event');
  await expect(open).toHaveText([/^event/, /^event/]);
  await window.keyboard.press('Control+Tab');
  await expect(composer.uri).toHaveValue('assist://one/event');
  await window.keyboard.press('Control+W');
  await expect(open).toHaveCount(1);
  await expect(composer.uri).toHaveValue('assist://two/event');
  await window.keyboard.press('Control+Shift+T');
  await expect(composer.uri).toHaveValue('assist://one/event');
  await window.keyboard.press('Control+W');
  await window.getByRole('button', { name: 'Undo' }).last().click();
  await expect(composer.uri).toHaveValue('assist://one/event');
  await window.keyboard.press('Control+W');
  await window.keyboard.press('Control+W');
  await expect(open).toHaveText(['New event']);
  await expect(composer.uri).toHaveValue('');
});

test('two tabs send at the same time independently', async ({ tidings: { window, composer } }) => {
  const open = window.getByRole('list', { name: 'Open events' }).getByRole('listitem');
  await composer.choose('Site key', /ONE-PRACTICE04-0001/);
  await composer.send.click();
  await composer.cancel.waitFor();
  await window.keyboard.press('Control+D');
  await composer.choose('Site key', /ONE-PRACTICE01-0200/);
  await composer.sendAndSee('Received');
  await open.first().getByRole('button').first().click();
  await composer.cancel.click();
  await expect(composer.outcome).toContainText('You cancelled after the event was sent');
  await open.last().getByRole('button').first().click();
  await expect(composer.outcome).toContainText('has the event');
});
