import {
  IconAlertOctagon,
  IconBolt,
  IconCheck,
  IconHelpCircle,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
} from '@tabler/icons-react';
import type { RunState, RunSummary } from '#app/runs/run.ts';
import { verdictOf } from '#app/runs/verdict.ts';
import { stateWords } from './ledger-words.ts';
import styles from './run-mark.module.css';

type Shown = RunState | 'failed' | 'unknown';

const words: Readonly<Record<Shown, string>> = { ...stateWords, failed: 'Failed', unknown: 'Unknown' };

const icons: Readonly<Record<Shown, typeof IconCheck>> = {
  running: IconPlayerPlay,
  paused: IconPlayerPause,
  done: IconCheck,
  stopped: IconPlayerStop,
  'ended-by-failure': IconAlertOctagon,
  interrupted: IconBolt,
  failed: IconAlertOctagon,
  unknown: IconHelpCircle,
};

/** The state of a run: an icon and its word. One that came to its end says whether it failed. */
export function RunMark({ run }: { readonly run: Pick<RunSummary, 'state' | 'ledger' | 'unmet'> }) {
  const verdict = run.state === 'done' ? verdictOf(run).kind : null;
  const shown = verdict === 'failed' || verdict === 'unknown' ? verdict : run.state;
  const Icon = icons[shown];
  return (
    <span className={styles['mark']} data-state={shown}>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
      <span className={styles['word']}>{words[shown]}</span>
    </span>
  );
}
