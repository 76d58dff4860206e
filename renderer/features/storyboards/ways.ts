/** How a storyboard is presented. */
export type ShowMode = 'present' | 'practise' | 'automatic' | 'remote' | 'audience';

/** The ways to present other than the usual one, in which every press of Next sends an event. */
export const otherWays: readonly {
  readonly mode: Exclude<ShowMode, 'present'>;
  readonly name: string;
  readonly about: string;
}[] = [
  { mode: 'practise', name: 'Practise without sending', about: 'Events go to Practice only. Nothing reaches MXO.' },
  { mode: 'automatic', name: 'Advance automatically', about: 'Sends one event after another, with short pauses.' },
  { mode: 'remote', name: 'With the remote', about: 'A small window on top, while you share another one.' },
  { mode: 'audience', name: 'With an audience window', about: 'Others see the story. You see your notes.' },
];
