import type { Handlers } from '#app/ipc/contract.ts';
import type { AudienceShown } from '#app/storyboards/calls.ts';
import type { AudienceWindow } from '#main/desktop/desktop.ts';
import type { SendPush } from '#main/ipc/push.ts';

type AudienceHandlerParts = { readonly audience: AudienceWindow; readonly push: SendPush };

type AudienceCalls = Extract<keyof Handlers, `audience.${string}`>;

/** Passes messages between the presenting window and the audience window. */
export function createAudienceHandlers({ audience, push }: AudienceHandlerParts): Pick<Handlers, AudienceCalls> {
  let presentation: AudienceShown | null = null;
  return {
    'audience.open': ({ displayId }) => {
      audience.open(displayId, (state) => {
        if (state.place === 'closed') presentation = null;
        push('audience.moved', state);
      });
      return {};
    },
    'audience.close': ({ hasFailed }) => {
      audience.close(hasFailed ? 'failed' : 'chosen');
      return {};
    },
    'audience.show': ({ shown }) => {
      presentation = shown;
      audience.push('audience.shown', shown);
      return {};
    },
    'audience.read': () => ({ shown: presentation }),
    'audience.press': ({ button }) => {
      push('audience.pressed', { button });
      return {};
    },
  };
}
