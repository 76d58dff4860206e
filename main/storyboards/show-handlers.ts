import type { Handlers } from '#app/ipc/contract.ts';
import { presentationTabId } from '#app/storyboards/show-under-way.ts';
import type { History } from '#main/history/history.ts';
import type { Sender } from '#main/http/sender.ts';
import type { SendPush } from '#main/ipc/push.ts';
import { savedAnswer } from '#main/ipc/saved-answer.ts';
import { createShows, type ShowStores } from './shows.ts';

export type ShowHandlerParts = ShowStores & {
  readonly history: Pick<History, 'recent'>;
  readonly sender: Pick<Sender, 'whenEnded'>;
  readonly push: SendPush;
};

type ShowCalls = Extract<keyof Handlers, `show.${string}`>;

/** The calls about the show that is given now, and the last shows. */
export function createShowHandlers(parts: ShowHandlerParts): Pick<Handlers, ShowCalls> {
  const shows = createShows({
    ...parts,
    recent: parts.history.recent,
    whenSent: () => parts.sender.whenEnded(presentationTabId),
    onChanged: () => parts.push('show.changed', {}),
  });
  return {
    'show.save': async ({ show }) => savedAnswer(await shows.save(show)),
    'show.end': async () => savedAnswer(await shows.end()),
    'show.interrupted': async () => ({ interrupted: await shows.interrupted() }),
    'show.list': ({ storyboardId }) => ({ shows: shows.list(storyboardId) }),
    'show.delete': async ({ id }) => savedAnswer(await shows.remove(id)),
  };
}
