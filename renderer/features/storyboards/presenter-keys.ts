/** What can be done by a key while presenting. */
export type PresenterAction =
  | 'next'
  | 'back'
  | 'again'
  | 'startOver'
  | 'togglePlaying'
  | 'toggleKeys'
  | 'openMonitoring'
  | 'leave';

/** The keys of the presenter; PageDown and PageUp are what clickers send. */
export const presenterKeys: readonly {
  readonly action: PresenterAction;
  readonly keys: readonly string[];
  readonly help: string;
}[] = [
  { action: 'next', keys: ['Space', 'ArrowRight', 'PageDown'], help: 'next' },
  { action: 'back', keys: ['ArrowLeft', 'PageUp'], help: 'one step back' },
  { action: 'toggleKeys', keys: ['K'], help: 'show customer key and tid' },
  { action: 'togglePlaying', keys: ['P'], help: 'play, or hold' },
  { action: 'again', keys: ['T'], help: 'try the step again' },
  { action: 'startOver', keys: ['R'], help: 'start over with fresh customers' },
  { action: 'openMonitoring', keys: ['M'], help: 'open Monitoring' },
  { action: 'leave', keys: ['Escape'], help: 'leave' },
];
