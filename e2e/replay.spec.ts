import { expect, test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';

test('events of the history are replayed as they were: the next one counts down, and can be sent now', async ({
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
  await runs.nextEvent.getByRole('button', { name: 'Send it now' }).click();
  await expect(runs.state('Done')).toBeVisible();
  await expect(runs.part('Answered')).toHaveText('3');
  await expect(window.getByText(/as recorded at 10x, gaps of at least 10 min/)).toBeVisible();
});

test('a replay that was killed in a gap goes on with what is left', async ({ tidings }) => {
  const { window, composer } = tidings;
  await composer.sendAndSee('Received');
  await composer.sendAndSee('Received');
  await new HistoryPage(window).open();
  await window.getByRole('checkbox', { name: 'Select all' }).click();
  await window.getByRole('button', { name: 'More ways to run these' }).click();
  await window.getByRole('menuitem', { name: 'Replay as it was…' }).click();
  const runs = new RunsPage(window);
  await runs.field('Run name').fill('Visit');
  await runs.field('Shortest gap').fill('10 min');
  await runs.start('2 events to Practice').click();
  await expect(runs.nextEvent).toContainText(/^Next: .+, in 9 min \d+ s/);

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
  await expect(reopened.part('Answered')).toHaveText('2');
});

test('a storyboard runs with its pauses', async ({ tidings }) => {
  const { window } = tidings;
  await window.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: 'Storyboards' }).click();
  await window.getByRole('list', { name: 'Storyboards' }).getByRole('button').first().click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Run with its pauses…' }).click();
  await expect(window.getByRole('radio', { name: 'As in the storyboard' })).toBeChecked();
  await expect(window.getByText(/events in .+ at 1x \(.+ in the storyboard\)$/)).toBeVisible();
  await window.getByText('As set', { exact: true }).click();
  await expect(new RunsPage(window).field('Rate')).toBeVisible();
  await expect(window.getByText(/events can be sent$/)).toBeVisible();
});
