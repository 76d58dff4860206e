import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';

const eventsIn = ({ window }: Tidings) => window.getByRole('list', { name: 'Open events' }).getByRole('listitem');

/**
 * Two are open, of which the first was cancelled and the second is answered.
 * @returns the TID that came back
 */
async function sendTwo(tidings: Tidings): Promise<string> {
  const { window, composer } = tidings;
  const open = eventsIn(tidings);
  await composer.customerKey.fill('ada@example.com');
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
  return composer.response.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/).innerText();
}

async function killAndSee({ window, composer, killAndRestart }: Tidings, tid: string): Promise<void> {
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

  const again = await killAndRestart();
  await expect(again.composer.uri).toHaveValue('assist://second/event?a=1');
  await expect(again.composer.customerKey).toHaveValue('half-typed@exam');
  await expect(again.composer.row(again.composer.properties, 0).value).toHaveValue('blue');
  // The customer is known from before, too.
  await again.composer.customerKey.fill('ada@example.com');
  await again.window.getByRole('button', { name: 'Continue as ada' }).click();
  await expect(again.composer.tid).toHaveValue(tid);
  const open = eventsIn(again);
  await expect(open).toHaveCount(3);
  await open.nth(1).getByRole('button').first().click();
  await expect(again.composer.customerKey).toHaveValue('ada@example.com');
  await expect(again.composer.outcome).toContainText('has the event');
}

test('open events send independently, and are restored after a kill without a question', async ({ tidings }) => {
  const tid = await test.step('two tabs send at the same time independently', () => sendTwo(tidings));
  await test.step('open events and the TID of a customer are there after a kill', () => killAndSee(tidings, tid));
});
