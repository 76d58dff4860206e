import { afterEach, expect, it, vi } from 'vitest';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import * as notices from '#renderer/ui/notices.tsx';
import { retellHistory } from './retell-history.ts';

const say = vi.spyOn(notices, 'say').mockImplementation(() => {});
afterEach(() => void say.mockClear());

it.each([
  ['is gone', {}, 'The storyboard is incomplete. No longer in the history: 1 event.'],
  ['can’t be read', { unread: 'Try again.' }, 'The storyboard is incomplete. 1 event couldn’t be read. Try again.'],
])('says that an event %s', async (_, why, says) => {
  installFakeBridge({
    'exchange.open': ({ id }) => (id === 'b' ? { exchange: null, ...why } : { exchange: makeReceived(id, 't') }),
  });
  expect((await retellHistory(['a', 'b', 'c'], [], []))?.steps).toHaveLength(2);
  expect(say).toHaveBeenCalledExactlyOnceWith(says, 'problem');
});

it('tells the events that were sent first, where there are too many', async () => {
  const ids = Array.from({ length: 300 }, (_, at) => `e${300 - at}`);
  const { made } = installFakeBridge({
    'history.oldest': (input) => ({ ids: input.ids.toReversed().slice(0, input.limit) }),
    'exchange.open': ({ id }) => ({ exchange: makeReceived(id, 't') }),
  });
  expect((await retellHistory(ids, [], []))?.steps).toHaveLength(200);
  expect(made[0]).toEqual({ name: 'history.oldest', input: { ids, limit: 200 } });
  expect(made[1]).toEqual({ name: 'exchange.open', input: { id: 'e1' } });
  expect(say).toHaveBeenCalledExactlyOnceWith('The storyboard contains the first 200 events of 300.');
});
