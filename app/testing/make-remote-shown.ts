import type { RemoteShown } from '#app/storyboards/calls.ts';

/** What the remote shows before the first event of a storyboard. */
export function makeRemoteShown(environment: Partial<RemoteShown['environment']> = {}): RemoteShown {
  return {
    storyboard: 'Spring',
    environment: {
      name: 'Practice',
      colour: 'green',
      askBeforeSending: false,
      acceptSelfSigned: false,
      ...environment,
    },
    place: 'Step 1 of 6',
    next: 'Ada opens the e-mail',
    outcome: null,
    refused: '',
    isSending: false,
    isMidway: false,
    isOver: false,
    tid: '',
    note: '',
    failed: '',
    practice: 'not-possible',
  };
}
