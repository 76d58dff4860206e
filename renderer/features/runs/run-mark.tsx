import {
  IconAlertOctagon,
  IconBolt,
  IconCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import type { RunState } from '#app/runs/run.ts';
import { stateWords } from './ledger-words.ts';
import styles from './run-mark.module.css';

const icons: Readonly<Record<RunState, typeof IconCheck>> = {
  running: IconPlayerPlay,
  paused: IconPlayerPause,
  done: IconCheck,
  stopped: IconPlayerStop,
  'ended-by-failure': IconAlertOctagon,
  interrupted: IconBolt,
};

/** The state of a run: an icon and its word. */
export function RunMark({ state }: { readonly state: RunState }) {
  const Icon = icons[state];
  return (
    <span className={styles['mark']} data-state={state}>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
      <span className={styles['word']}>{stateWords[state]}</span>
    </span>
  );
}
