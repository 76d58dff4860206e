import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { saveRequest } from './fixtures/run-rows.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { RunsPage } from './pages/runs.ts';

test('failed items are sent again after a question, and their first attempts stay in sight', async ({ tidings }) => {
  const server = await startRecordingServer((_, response) => {
    response.statusCode = server.received.length <= 2 ? 503 : 200;
    response.setHeader('Content-Type', 'application/json');
    response.end('{"statusCode":200,"tid":"dedc2983-4666-4641-8047-61250a878f89"}');
  });
  await saveRequest(tidings);
  const { window } = tidings;
  await haveEnvironments(window, { name: 'PROD', serverName: server.origin, askBeforeSending: true });
  const runs = new RunsPage(window);
  await runs.setUp('Interest');
  await runs.pasteRows('ck\tcampaign\nada@example.com\t1\nbob@example.com\t2\neve@example.com\t3\n');
  await runs.start('3 events to PROD').click();
  await window.getByRole('dialog').getByRole('button', { name: 'Send 3 events to PROD' }).click();
  await expect(runs.part('Failed')).toHaveText('2');

  const question = window.getByRole('dialog', { name: 'Send 2 failed items again?' });
  await window.getByRole('button', { name: 'Send failed again' }).click();
  await expect(question.getByRole('button', { name: 'Don’t send' })).toBeFocused();
  await expect(question).toContainText('Ask before sending is on.');
  await window.keyboard.press('Enter');
  await expect(question).toBeHidden();
  expect(server.received).toHaveLength(3);
  await window.getByRole('button', { name: 'Send failed again' }).click();
  await question.getByRole('button', { name: 'Send 2 events to PROD' }).click();
  await expect(runs.part('Answered')).toHaveText('3');
  await expect(runs.state('Done')).toBeVisible();
  await expect(window.getByText('2 sent again', { exact: true })).toBeVisible();

  const again = await tidings.restart();
  await new RunsPage(again.window).openRun('Interest');
  await expect(again.window.getByText('2 sent again', { exact: true })).toBeVisible();
  await again.window.getByRole('list', { name: 'Rows' }).getByRole('button').first().click();
  const earlier = again.window.getByRole('list', { name: 'Earlier attempts' }).getByRole('listitem');
  await expect(earlier).toHaveCount(1);
  await expect(earlier).toContainText(/Attempt 1.*Server error.*HTTP 503/);
  await server.close();
});
