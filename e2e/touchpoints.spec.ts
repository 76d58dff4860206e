import type { Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';

async function openMap(window: Page): Promise<void> {
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('Touchpoint map');
  await window.getByRole('option', { name: 'Touchpoint map' }).first().click();
}

const table = [
  'Sales cloud\tassist://salescloud\tTest drive\t/test-drive\temail\tE-mail',
  '\t\tAny page\t/*',
  'Anything\t*://*',
  'Broken\tsalescloud',
].join('\n');

test('a map is pasted, learned and written by hand, and tells where an event goes', async ({ tidings }) => {
  const { window } = tidings;
  const server = await startRecordingServer();
  await haveEnvironments(window, { name: 'UAT', serverName: server.origin });
  await expect(partsOf(window).line).toHaveCount(0);

  await test.step('a map is pasted, and its removal is undone', () => pasteMap(tidings));

  await test.step('it tells where an event goes', () => seeWhereItGoes(tidings));

  await test.step('a Touchpoint is written by hand', () => writeByHand(tidings));

  await test.step('what differs is said, also for Monitoring', () => seeWhatDiffers(tidings));

  await test.step('and it is learned from events that were judged as triggered', () => learnMap(tidings));
  await server.close();
});

/** What is found of the map, and of the event in front. */
function partsOf(window: Page) {
  const dialog = window.getByRole('dialog', { name: 'Touchpoint map' });
  return {
    line: window.getByRole('status', { name: 'Touchpoint' }),
    dialog,
    learn: dialog.getByRole('button', { name: 'Learn from triggered events' }),
    pattern: dialog.getByRole('textbox', { name: 'Pattern', exact: true }),
  };
}

async function pasteMap({ window }: Tidings): Promise<void> {
  const { dialog, learn } = partsOf(window);
  await openMap(window);
  await dialog.getByRole('button', { name: 'Paste a map' }).click();
  await learn.click();
  await expect(window.getByText('No event is judged “Triggered: Yes” yet.', { exact: false })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Paste a map' }).fill(table);
  await expect(dialog.getByRole('status')).toContainText('2 Touchpoints read.');
  await expect(dialog.getByRole('list', { name: 'Can’t be read' })).toContainText('Line 4: “salescloud” isn’t');
  expect(await findings(window)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add to the map' }).click();
  await expect(dialog.getByRole('list', { name: 'Touchpoints' }).getByRole('listitem')).toHaveCount(2);
  await expect(window.getByText('2 Touchpoints added.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove Anything' }).click();
  await expect(dialog.getByRole('list', { name: 'Touchpoints' }).getByRole('listitem')).toHaveCount(1);
  expect(await findings(window)).toEqual([]);
  await window.keyboard.press('Escape');
  await window.keyboard.press('Control+z');
}

async function seeWhereItGoes({ window, composer }: Tidings): Promise<void> {
  const { line } = partsOf(window);
  await composer.uri.fill('assist://salescloud/test-drive');
  await expect(line).toContainText(
    'Goes to Touchpoint Sales cloud. Matches 2 Interaction Points: Test drive, Any page.',
  );
  await expect(line).toContainText('MXO uses it and not Anything: it has no wildcard.');
  await composer.addProperty('colour', 'red');
  await expect(line).toContainText('No capture point of your map takes the properties channel, interestLevel, colour.');
  await expect(composer.send).toBeEnabled();
  expect(await findings(window)).toEqual([]);
}

async function writeByHand({ window, composer }: Tidings): Promise<void> {
  const { dialog, line, pattern } = partsOf(window);
  await openMap(window);
  await dialog.getByRole('button', { name: 'Remove Anything' }).click();
  await dialog.getByRole('button', { name: 'Add Touchpoint' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await window.keyboard.type('Showroom');
  await pattern.fill('showroom');
  await dialog.getByRole('button', { name: 'Add Interaction Point' }).click();
  await dialog.getByRole('textbox', { name: 'Pattern of Interaction Point 1' }).fill('^/cars/\\d+$');
  await dialog.getByRole('checkbox', { name: 'Regular expression' }).check();
  await dialog.getByRole('button', { name: 'Save Touchpoint' }).click();
  await expect(pattern).toHaveAttribute('aria-invalid', 'true');
  expect(await findings(window)).toEqual([]);
  await window.keyboard.press('Escape');
  const question = window.getByRole('dialog', { name: 'Discard your changes?' });
  await question.getByRole('button', { name: 'Go back' }).click();
  await pattern.fill('assist://showroom');
  await dialog.getByRole('button', { name: 'Save Touchpoint' }).click();
  const listed = dialog.getByRole('list', { name: 'Touchpoints' });
  await expect(listed).toContainText('assist://showroom, 1 Interaction Point');
  await window.keyboard.press('Escape');
  await composer.uri.fill('assist://showroom/cars/12');
  await expect(line).toContainText('Matches 1 Interaction Point: ^/cars/\\d+$.');
}

async function seeWhatDiffers({ window, composer }: Tidings): Promise<void> {
  const { line } = partsOf(window);
  await composer.uri.fill('assist://ShowRoom/cars/12');
  await expect(line).toContainText('The closest is assist://showroom: the case differs.');
  await composer.sendAndSee('Received');
  await composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  const monitoring = window.getByRole('dialog', { name: 'Monitoring' });
  await expect(monitoring).toContainText('By your map: No Touchpoint of your map takes this URI.');
  await expect(monitoring).not.toContainText('exactly');
  await window.keyboard.press('Escape');
  await expect(monitoring).toHaveCount(0);
}

async function learnMap({ window }: Tidings): Promise<void> {
  const { dialog, learn } = partsOf(window);
  const history = new HistoryPage(window);
  await history.open();
  await history.chosen.focus();
  await window.keyboard.press('y');
  await openMap(window);
  await dialog.getByRole('button', { name: 'Paste a map' }).click();
  await learn.click();
  await expect(dialog.getByRole('status')).toContainText('1 Touchpoint read.');
  await dialog.getByRole('button', { name: 'Add to the map' }).click();
  await expect(dialog.getByRole('list', { name: 'Touchpoints' })).toContainText('assist://ShowRoom');
}
