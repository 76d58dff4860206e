import { paste } from './fixtures/clipboard.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { HistoryPage } from './pages/history.ts';
import { RunsPage } from './pages/runs.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

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

test('a recorded visit becomes a storyboard, and is run with its pauses', async ({ tidings: { window } }) => {
  const entry = (startedDateTime: string, step: string) => ({
    startedDateTime,
    request: {
      method: 'GET',
      url: `https://mxo.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/pixel?uri=${encodeURIComponent(`oeh://mail/${step}`)}`,
    },
  });
  const entries = [entry('2026-01-02T09:00:00.000Z', 'open'), entry('2026-01-02T09:03:20.000Z', 'click')];
  await window.getByRole('tab', { name: 'Event', exact: true }).focus();
  await paste(window, JSON.stringify({ log: { version: '1.2', entries } }));
  const dialog = window.getByRole('dialog', { name: 'Import' });
  const choice = dialog.getByRole('checkbox', { name: 'Also make a storyboard with the recorded pauses' });
  await expect(choice).toHaveAccessibleDescription(/^2 events in 3 min 20 s\./);
  await choice.check();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(window.getByText('2 requests imported. Their storyboard is in Storyboards.')).toBeVisible();
  const boards = new StoryboardsPage(window);
  await boards.open('Visit of 2026-01-02');
  await expect(boards.steps).toContainText('3 minutes later');
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Search and commands' }).fill('Run the storyboard with its pauses');
  await window.keyboard.press('Enter');
  await expect(window.getByText(/^2 events in 3 min 20 s at 1x/)).toBeVisible();
});
