import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';

test('events of the history are replayed as they were, with a countdown, and go on after a kill in a gap', async ({
  tidings,
}) => {
  const { window, composer } = tidings;
  for (const customer of ['ada@example.com', 'bob@example.com', 'ada@example.com']) {
    await composer.customerKey.fill(customer);
    await composer.sendAndSee('Received');
  }
  const history = new HistoryPage(window);
  await history.open();
  await window.getByRole('checkbox', { name: 'Select all' }).click();
  await window.getByRole('button', { name: 'More ways to run these' }).click();
  await window.getByRole('menuitem', { name: 'Replay as it was…' }).click();
  const runs = new RunsPage(window);
  await expect(window.getByRole('radio', { name: 'As recorded' })).toBeChecked();
  await expect(window.getByText(/^3 events in .+ at 1x \(.+ recorded\)$/)).toBeVisible();

  await window.getByRole('button', { name: '10x', exact: true }).click();
  await runs.field('Shortest gap').fill('10 min');
  await runs.field('Shortest gap').press('Tab');
  await expect(window.getByText(/^3 events in 20 min at 10x, gaps of at least 10 min \(.+ recorded\)$/)).toBeVisible();
  await runs.field('Run name').fill('Visit');
  await runs.start('3 events to Practice').click();

  await expect(runs.nextEvent).toContainText(/^Next: .+, in 9 min \d+ s/);
  const first = await runs.nextEvent.getByRole('paragraph').textContent();
  await expect(runs.nextEvent.getByRole('paragraph')).not.toHaveText(first ?? '');
  await expect(runs.part('Answered')).toHaveText('1');

  await window.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(runs.nextEvent).toContainText(/after you go on/);
  await expect(runs.nextEvent.getByRole('button')).toHaveCount(0);
  await runs.goOn.click();
  await runs.nextEvent.getByRole('button', { name: 'Send it now' }).click();
  await expect(runs.part('Answered')).toHaveText('2');
  await expect(runs.nextEvent).toContainText(/^Next: .+, in 9 min \d+ s/);
  await expect(window.getByText(/as recorded at 10x, gaps of at least 10 min/)).toBeVisible();

  const again = await tidings.killAndRestart();
  const reopened = new RunsPage(again.window);
  await reopened.openRun('Visit');
  await expect(reopened.state('Interrupted')).toBeVisible();
  await again.window.getByRole('button', { name: 'Send unsent' }).click();
  await again.window
    .getByRole('dialog')
    .getByRole('button', { name: /^Send 1 event/ })
    .click();
  await expect(reopened.state('Done')).toBeVisible();
  await expect(reopened.part('Answered')).toHaveText('3');
});
