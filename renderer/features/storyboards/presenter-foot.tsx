import { Kbd } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { use } from 'react';
import { maskCustomerKey } from '#app/event/customer-key.ts';
import { letterFor, type PresenterKeys } from '#app/settings/presenter-keys.ts';
import { currentStep, type Presentation } from '#app/storyboards/presentation.ts';
import { keyNow, tidOf } from '#app/storyboards/shown-customer.ts';
import type { EventStep } from '#app/storyboards/storyboard.ts';
import { memberOf } from '#app/storyboards/storyboard-edit.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import type { PresenterActions } from './presenter-commands.ts';
import styles from './presenter-foot.module.css';
import { withoutKey } from './step-message.ts';

type Toggled = { readonly isOpen: boolean; readonly toggle: () => void };

type PresenterFootProps = {
  readonly presentation: Presentation;
  /** The letters that do something. */
  readonly keys: PresenterKeys;
  readonly keysShown: boolean;
  readonly remote: Toggled;
  readonly audience: Toggled;
  readonly on: Pick<PresenterActions, 'toggleKeys' | 'togglePlaying' | 'openMonitoring' | 'back'>;
  /** Null where the rest can’t go to Practice, and where the button for it is elsewhere. */
  readonly onFinishOnPractice: (() => void) | null;
  readonly onCopy: (text: string, what: string) => void;
};

/** The current customer, and the keys. */
export function PresenterFoot(props: PresenterFootProps) {
  const { presentation, keysShown, remote, audience, on, onFinishOnPractice, onCopy } = props;
  const { text } = use(CustomersContext);
  const step = onScreen(presentation);
  const member = step === null ? null : memberOf(presentation.storyboard, step);
  const customerKey = step === null ? '' : keyNow(presentation, step);
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
          As <strong>{text(keysShown ? member.name : withoutKey(member.name, customerKey))}</strong>
        </span>
      )}
      {customerKey !== '' && (
        <Fact
          name="Customer key"
          isShown={keysShown}
          value={customerKey}
          shown={keysShown ? customerKey : maskCustomerKey(customerKey)}
          canCopy={keysShown || audience.isOpen}
          onCopy={onCopy}
        />
      )}
      {tid !== '' && (
        <Fact
          name="TID"
          isShown={keysShown}
          value={tid}
          shown={keysShown ? tid : `${tid.slice(0, 8)}…`}
          canCopy={keysShown || audience.isOpen}
          onCopy={onCopy}
        />
      )}
      <span className={styles['hints']}>
        {hint(letterFor(props.keys, 'toggleKeys'), keysShown ? 'Hide keys' : 'Show keys', on.toggleKeys)}
        {on.openMonitoring !== null && hint(letterFor(props.keys, 'openMonitoring'), 'Monitoring', on.openMonitoring)}
        {hint(letterFor(props.keys, 'togglePlaying'), presentation.isPlaying ? 'Pause' : 'Play', on.togglePlaying)}
        {hint('←', 'Back', on.back)}
        {onFinishOnPractice !== null && hint('', 'Finish on Practice', onFinishOnPractice)}
        <button type="button" className={styles['hint']} aria-pressed={remote.isOpen} onClick={remote.toggle}>
          Remote
        </button>
        <button type="button" className={styles['hint']} aria-pressed={audience.isOpen} onClick={audience.toggle}>
          Audience window
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
  /** Also without its being shown, where nobody else looks on. */
  readonly canCopy: boolean;
  readonly onCopy: (text: string, what: string) => void;
};

function Fact({ name, isShown, value, shown, canCopy, onCopy }: FactProps) {
  const Icon = isShown ? IconEye : IconEyeOff;
  return (
    <span className={styles['fact']}>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
      {name} <span className="mono">{shown}</span>
      {canCopy && (
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
