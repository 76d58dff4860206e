import type { Handlers } from '#app/ipc/contract.ts';
import type { AudienceShown } from '#app/storyboards/calls.ts';
import type { AudienceWindow } from '#main/desktop/desktop.ts';
import type { SendPush } from '#main/ipc/push.ts';

type AudienceHandlerParts = { readonly audience: AudienceWindow; readonly push: SendPush };

type AudienceCalls = Extract<keyof Handlers, `audience.${string}`>;

/** Passes messages between the presenting window and the audience window. */
export function createAudienceHandlers({ audience, push }: AudienceHandlerParts): Pick<Handlers, AudienceCalls> {
  let presentation: AudienceShown | null = null;
  let isOpen = false;
  return {
    'audience.open': ({ displayId }) => {
      isOpen = true;
      audience.open(displayId, (state) => {
        isOpen = state.place !== 'closed';
        if (!isOpen) presentation = null;
        push('audience.moved', state);
      });
      return {};
    },
    'audience.close': ({ hasFailed }) => {
      audience.close(hasFailed ? 'failed' : 'chosen');
      return {};
    },
    'audience.show': ({ shown }) => {
      // One that comes after it was closed would be what the audience of the next show sees first.
      if (!isOpen) return {};
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
