import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, projectRoot, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';
import { RunsPage } from './pages/runs.ts';

test('a recorded visit becomes requests, a storyboard with its gaps, and a data file', async ({
  tidings: { window, electron, userData },
}) => {
  const file = join(userData, 'visit.csv');
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await window.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = window.getByRole('dialog', { name: 'Import' });
  await window.locator('input[type="file"]').setInputFiles(join(projectRoot, 'main/testing/visits/chrome.har'));
  await expect(dialog.getByRole('list', { name: 'Will be made' })).toContainText('4 requests');
  const left = dialog.getByRole('list', { name: 'Not taken over' });
  for (const why of ['It’s not for this API', 'at the same moment', 'shows no response', 'isn’t in the recording'])
    await expect(left).toContainText(why);

  await dialog.getByRole('button', { name: 'Save as data file' }).click();
  await expect(window.getByText(/^Saved to/)).toBeVisible();
  const [header, ...rows] = (await readFile(file, 'utf8')).split('\r\n');
  expect(header).toBe('uri,customerKey,tid,time,pauseMs,basket,empty,quote,sign,items,total,seconds');
  expect(rows[0]).toMatch(/^https:\/\/www\.example\.com\/offers\?campaign=1234&name=Zo%C3%AB&sum=1%2B1#top,,0b1c2d3e-/);
  expect(rows.at(-2)).toBe('https://www.example.com/leave,,,2026-01-02T09:00:31.700Z,17600,,,,,,,31');

  const choice = dialog.getByRole('checkbox', { name: 'Also make a storyboard with the recorded pauses' });
  await expect(choice).toHaveAccessibleDescription(/^4 events in 30\.8 s\./);
  await choice.check();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog).toBeHidden();
  await window
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Storyboards/ })
    .click();
  await expect(window.getByText('Visit of 2026-01-02').first()).toBeVisible();
  await expect(window.getByText('13 seconds later').first()).toBeVisible();
  await expect(window.getByText('18 seconds later').first()).toBeVisible();

  await test.step('it is run with its pauses, or as set', async () => {
    await window.getByText('Visit of 2026-01-02').first().click({ button: 'right' });
    await window.getByRole('menuitem', { name: 'Run with its pauses…' }).click();
    await expect(window.getByRole('radio', { name: 'As in the storyboard' })).toBeChecked();
    await expect(window.getByText(/^4 events in 30 s at 1x \(30 s in the storyboard\)/)).toBeVisible();
    await window.getByText('As set', { exact: true }).click();
    await expect(new RunsPage(window).field('Rate')).toBeVisible();
    await expect(window.getByText(/^4 events can be sent/)).toBeVisible();
    await window.getByText('As in the storyboard', { exact: true }).click();
  });

  await test.step('the palette runs it, too', async () => {
    await window
      .getByRole('navigation', { name: 'Library' })
      .getByRole('button', { name: /^Storyboards/ })
      .click();
    await window.keyboard.press('Control+k');
    await window.getByRole('combobox', { name: 'Search and commands' }).fill('Run the storyboard with its pauses');
    await window.keyboard.press('Enter');
    await expect(window.getByText(/^4 events in 30 s at 1x/)).toBeVisible();
  });
});

/** Starts the practice server of the built command line, on any free port. */
async function startPractice() {
  const child = spawn(process.execPath, [join(projectRoot, 'out/cli.mjs'), 'practice', '--port', '0']);
  const [line] = await once(createInterface(child.stderr), 'line');
  const [, port = ''] = /127\.0\.0\.1:(\d+)/.exec(String(line)) ?? [];
  return {
    port,
    stop: async () => {
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}

test('a practice server of the command line is found at its port, and shows what it received', async ({
  tidings: { window, composer },
}) => {
  const practice = await startPractice();
  const environments = new EnvironmentsPage(window);
  await environments.open();
  const add = environments.dialog.getByRole('button', { name: 'Use this server' });
  await environments.field('Port').fill('1');
  await add.click();
  await expect(environments.dialog).toContainText('No practice server answers at http://127.0.0.1:1.');
  await environments.field('Port').fill(practice.port);
  await add.click();
  await expect(environments.dialog).toBeHidden();
  await expect(window.getByText(`Practice on port ${practice.port} saved and selected.`)).toBeVisible();

  await composer.sendAndSee('Received');
  await expect(composer.response).toContainText('The practice server has the event');
  const body = JSON.stringify({ uri: 'assist://pipeline', ck: 'another program' });
  const address = `http://127.0.0.1:${practice.port}/one/rt/track/ONE-PRACTICE01-0200/events`;
  await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  await window.getByRole('button', { name: /^Practice server is on/ }).click();
  const monitoring = window.getByRole('dialog', { name: 'Practice Monitoring' });
  await expect(monitoring.getByRole('list', { name: 'Events of another program' })).toContainText('assist://pipeline');
  await expect(monitoring.getByRole('list', { name: /^Events of/ })).toHaveCount(2);
  await window.keyboard.press('Escape');
  await expect(monitoring).toBeHidden();
  // The header may show another environment than that of the event.
  await composer.choose('Environment', /^Practice$/);
  await composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  await expect(monitoring.getByText(`Received on port ${practice.port}, newest first`)).toBeVisible();
  await expect(monitoring.getByRole('list', { name: /^Events of/ })).toHaveCount(2);
  await practice.stop();
  await expect(monitoring.getByRole('alert')).toContainText('No practice server answers');
});
