import type { AudienceState } from '#app/storyboards/calls.ts';

/** Where the audience window is, in words for the presenter: what happened, and what to do. */
export function audienceMessage({ place, why, display, others }: AudienceState): string {
  switch (place) {
    case 'closed':
      return why === 'failed'
        ? 'The audience window stopped working and was closed. The presentation continues here.'
        : 'The audience window was closed. The presentation continues here.';
    case 'full-screen':
      return why === 'unplugged'
        ? `Its display was disconnected, so it now fills ${display?.name ?? 'another display'}.`
        : `It fills ${display?.name ?? 'another display'}.`;
    case 'window':
      if (others.length > 0) return 'It’s an ordinary window. Choose a display for it to fill.';
      return why === 'unplugged'
        ? 'Its display was disconnected, so it’s an ordinary window on this display now.'
        : 'There is only one display, so it’s an ordinary window. Drag it to the projector and press F11 to fill that.';
  }
}
