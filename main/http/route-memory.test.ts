import { expect, it } from 'vitest';
import type { Route } from '#app/environments/proxy.ts';
import { createRouteMemory } from './route-memory.ts';

const a: Route = { scheme: 'http', host: 'a', port: 1, credentials: null };
const b: Route = { ...a, host: 'b' };

it('a route that failed is tried last for a while, then in the usual order', () => {
  let time = 0;
  const memory = createRouteMemory(() => time);
  memory.avoid('https://mxo', a);
  expect(memory.order('https://mxo', [a, b, null])).toEqual([b, null, a]);
  time = 29_999;
  expect(memory.order('https://mxo', [a, b, null])).toEqual([b, null, a]);
  time = 30_000;
  expect(memory.order('https://mxo', [a, b, null])).toEqual([a, b, null]);
});

it('those that failed keep their order, and another server is reached as before', () => {
  const memory = createRouteMemory(() => 0);
  for (const route of [null, a]) memory.avoid('https://mxo', route);
  expect(memory.order('https://mxo', [a, b, null])).toEqual([b, a, null]);
  expect(memory.order('https://other', [a, b, null])).toEqual([a, b, null]);
});
