import { Kbd } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { maskCustomerKey } from '#app/event/customer-key.ts';
import { letterFor, type PresenterKeys } from '#app/settings/presenter-keys.ts';
import { currentStep, drawnKey, type Presentation, sentKeyOf, tidOf } from '#app/storyboards/presentation.ts';
import type { EventStep } from '#app/storyboards/storyboard.ts';
import { memberOf } from '#app/storyboards/storyboard-edit.ts';
import styles from './presenter-foot.module.css';

type PresenterFootProps = {
  readonly presentation: Presentation;
  /** The letters that do something. */
  readonly keys: PresenterKeys;
  readonly keysShown: boolean;
  readonly isRemoteOpen: boolean;
  readonly onToggleKeys: () => void;
  /** Null where the environment has no Monitoring link, and before the first event. */
  readonly onOpenMonitoring: (() => void) | null;
  readonly onTogglePlaying: () => void;
  readonly onToggleRemote: () => void;
  readonly onBack: () => void;
  readonly onCopy: (text: string, what: string) => void;
};

/** The current customer, and the keys. */
export function PresenterFoot(props: PresenterFootProps) {
  const { presentation, keysShown, isRemoteOpen, onCopy } = props;
  const step = onScreen(presentation);
  const member = step === null ? null : memberOf(presentation.storyboard, step);
  const customerKey = step === null ? '' : (sentKeyOf(presentation, step) ?? drawnKey(presentation, step));
  const tid = step === null ? '' : tidOf(presentation, step);
  const hint = (key: string, name: string, onClick: () => void) => (
    <button type="button" className={styles['hint']} onClick={onClick}>
      {key !== '' && (
        <Kbd size="xs" aria-hidden="true">
          {key}
        </Kbd>
      )}
      {name}
    </button>
  );
  return (
    <footer className={styles['foot']} data-uncovered>
      {member !== null && (
        <span>
          As <strong>{member.name}</strong>
        </span>
      )}
      {customerKey !== '' && (
        <Fact
          name="Customer key"
          isShown={keysShown}
          value={customerKey}
          shown={keysShown ? customerKey : maskCustomerKey(customerKey)}
          onCopy={onCopy}
        />
      )}
      {tid !== '' && (
        <Fact
          name="TID"
          isShown={keysShown}
          value={tid}
          shown={keysShown ? tid : `${tid.slice(0, 8)}…`}
          onCopy={onCopy}
        />
      )}
      <span className={styles['hints']}>
        {hint(letterFor(props.keys, 'toggleKeys'), keysShown ? 'Hide keys' : 'Show keys', props.onToggleKeys)}
        {props.onOpenMonitoring !== null &&
          hint(letterFor(props.keys, 'openMonitoring'), 'Monitoring', props.onOpenMonitoring)}
        {hint(letterFor(props.keys, 'togglePlaying'), presentation.isPlaying ? 'Pause' : 'Play', props.onTogglePlaying)}
        {hint('←', 'Back', props.onBack)}
        <button type="button" className={styles['hint']} aria-pressed={isRemoteOpen} onClick={props.onToggleRemote}>
          Remote
        </button>
      </span>
    </footer>
  );
}

type FactProps = {
  readonly name: string;
  readonly isShown: boolean;
  readonly value: string;
  readonly shown: string;
  readonly onCopy: (text: string, what: string) => void;
};

function Fact({ name, isShown, value, shown, onCopy }: FactProps) {
  const Icon = isShown ? IconEye : IconEyeOff;
  return (
    <span className={styles['fact']}>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
      {name} <span className="mono">{shown}</span>
      {isShown && (
        <button type="button" className={styles['hint']} onClick={() => onCopy(value, name)}>
          Copy {name === 'TID' ? 'tid' : 'key'}
        </button>
      )}
    </span>
  );
}

/** The event on the screen; between events, the one before, so that its customer can be looked up. */
function onScreen(presentation: Presentation): EventStep | null {
  const { storyboard, at } = presentation;
  const step = currentStep(presentation);
  if (step?.kind === 'event') return step;
  return storyboard.steps.slice(0, at).findLast((earlier): earlier is EventStep => earlier.kind === 'event') ?? null;
}
