import { expect, it, vi } from 'vitest';
import { wholeHistory } from '#app/history/history-query.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { longestFileName } from '#app/limits.ts';
import { calls, type Handlers } from './contract.ts';
import { dispatch } from './dispatch.ts';

const unused = () => {
  throw new Error('boom');
};
const none = Object.fromEntries(Object.keys(calls).map((name) => [name, unused]));
// A whole set of handlers, of which a test replaces the one that it calls.
const handlers = (some: Partial<Handlers>) => ({ ...none, ...some }) as Handlers;

it.each(['toString', '__proto__', 'constructor', 'fs.readFile', '', null, undefined, 7, ['session.open']])(
  'refuses the call %j',
  async (name) => {
    expect(await dispatch(handlers({}), name, {}, vi.fn())).toMatchObject({ ok: false, kind: 'unknown-call' });
  },
);

it('refuses an input that the contract does not know, before the handler is called', async () => {
  const bug = vi.fn();
  const list = vi.fn();
  const reply = await dispatch(
    handlers({ 'history.list': list }),
    'history.list',
    { query: wholeHistory, limit: 0, offset: 0 },
    bug,
  );
  expect(reply).toMatchObject({ ok: false, kind: 'bad-input' });
  expect(list).not.toHaveBeenCalled();
  expect(bug).not.toHaveBeenCalled();
});

it('says of an input that it is too large, whatever else may be wrong', async () => {
  const name = 'x'.repeat(longestFileName + 1);
  const reply = await dispatch(handlers({}), 'file.save', { name, text: 5 }, vi.fn());
  expect(reply).toMatchObject({ ok: false, kind: 'too-large' });
});

it('hands a handler the parsed input and strips what the output does not declare', async () => {
  const cancel = vi.fn(() => ({ cancelled: true, secret: 'x' }));
  const reply = await dispatch(
    handlers({ 'exchange.cancel': cancel }),
    'exchange.cancel',
    { tabId: 't', more: 1 },
    vi.fn(),
  );
  expect(cancel).toHaveBeenCalledWith({ tabId: 't' });
  expect(reply).toEqual({ ok: true, value: { cancelled: true } });
});

it('hands a handler what a JSON text says, and refuses a text that says something else', async () => {
  const take = vi.fn<Handlers['workspace.import']>(() => ({ kind: 'saved', environments: [] }));
  const send = (plan: unknown) => dispatch(handlers({ 'workspace.import': take }), 'workspace.import', plan, vi.fn());
  const plan = { workspace: blankWorkspace, environments: [] };
  for (const wrong of [plan, '', '{', '{}', 'null', `{"workspace":${'['.repeat(100_000)}`])
    expect(await send(wrong)).toMatchObject({ ok: false, kind: 'bad-input' });
  expect(take).not.toHaveBeenCalled();
  expect(await send(JSON.stringify(plan))).toMatchObject({ ok: true });
  expect(take).toHaveBeenCalledWith(plan);
});

it('reports a handler that throws, without its message', async () => {
  const bug = vi.fn();
  expect(await dispatch(handlers({}), 'practice.list', {}, bug)).toEqual({
    ok: false,
    kind: 'failed',
    says: 'practice.list failed.',
  });
  expect(bug).toHaveBeenCalledOnce();
});

it('names every call noun.verb', () => {
  for (const name of Object.keys(calls)) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/);
});
