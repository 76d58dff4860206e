import { expect, it, onTestFinished } from 'vitest';
import { startPracticeServer } from './practice-server.ts';

it('gives the events of one customer, however their key is written in the address', async () => {
  const server = await startPracticeServer({
    ...{ port: 0, onReceived: () => {}, now: () => new Date(), newId: () => crypto.randomUUID() },
    headless: { host: '127.0.0.1', answerTo: () => null, onReset: () => {}, onAnswered: () => {} },
  });
  onTestFinished(() => server.stop());
  const { serverName } = server.places;
  for (const ck of ['ada+1@example.com', 'Ada Lovelace', '50%', '']) {
    const address = `${serverName}/one/rt/track/ONE-PRACTICE01-0200/events`;
    const headers = { 'Content-Type': 'application/json' };
    await fetch(address, { method: 'POST', headers, body: JSON.stringify({ uri: 'a://b', ck }) });
  }
  const customersOf = async (query: string) => {
    const { events } = await (await fetch(`${serverName}/practice/events${query}`)).json();
    return events.map(({ customerKey }: { readonly customerKey: string }) => customerKey);
  };
  for (const written of ['ada+1@example.com', 'ada%2B1@example.com', 'ADA%2b1%40example.com'])
    expect(await customersOf(`?ck=${written}`)).toEqual(['ada+1@example.com']);
  for (const written of ['Ada%20Lovelace', 'ada+lovelace'])
    expect(await customersOf(`?other=1&ck=${written}`)).toEqual(['Ada Lovelace']);
  expect(await customersOf('?ck=50%')).toEqual(['50%']);
  expect(await customersOf('?ck=')).toEqual(['']);
  expect(await customersOf('?ck=nobody')).toEqual([]);
  expect(await customersOf('')).toHaveLength(4);
});
