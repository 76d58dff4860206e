import { expect, it } from 'vitest';
import { runningPlaceOf, runningPractice } from '#app/practice/practice.ts';
import { startPracticeServer } from './practice-server.ts';
import { findRunning } from './running-practice.ts';

it.each([
  ['::1', '[::1]'],
  ['127.0.0.1', 'localhost'],
])('a practice server at %s is asked at %s, the name that its environment has', async (host, name) => {
  const server = await startPracticeServer({
    port: 0,
    onReceived: () => {},
    now: () => new Date(),
    newId: () => 'x',
    headless: { host, answerTo: () => null, onReset: () => {}, onAnswered: () => {} },
  });
  const environment = runningPractice(server.port, { id: 'mine', name: 'Mine' });
  const place = runningPlaceOf({ ...environment, serverName: `http://${name}:${server.port}` });
  const found = place === null ? null : await findRunning(place);
  await server.stop();
  expect(found).toEqual({ kind: 'found', events: [] });
});
