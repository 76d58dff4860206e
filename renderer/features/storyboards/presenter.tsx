import { Button, Kbd, VisuallyHidden } from '@mantine/core';
import { IconHistory, IconRefresh } from '@tabler/icons-react';
import { use, useMemo, useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { ownValue } from '#app/own-value.ts';
import { letterFor, type PresenterKeys, usualPresenterKeys } from '#app/settings/presenter-keys.ts';
import { currentStep, hasFailed, lastSentOf, nextFires } from '#app/storyboards/presentation.ts';
import { perform } from '#renderer/ask.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { EnvironmentWarnings } from '#renderer/ui/environment-warnings.tsx';
import { Logo } from '#renderer/ui/logo.tsx';
import { useBegan } from './elapsed-time.tsx';
import { FailedStep } from './failed-step.tsx';
import { LastOutcome } from './last-outcome.tsx';
import { canFinishOnPractice, environmentNow } from './practice-instead.ts';
import { PresentQuestion } from './present-question.tsx';
import styles from './presenter.module.css';
import { PresenterAside } from './presenter-aside.tsx';
import { PresenterFoot } from './presenter-foot.tsx';
import { ProgressLine } from './progress-line.tsx';
import { StartOverQuestion } from './start-over-question.tsx';
import { announce, doesNext, endNote, withoutKey } from './step-message.ts';
import { toAudience } from './to-audience.ts';
import { toRemote } from './to-remote.ts';
import { useAudience } from './use-audience.ts';
import { usePresentation } from './use-presentation.ts';
import { usePresenterKeys } from './use-presenter-keys.ts';
import { usePresenterQuestions } from './use-presenter-questions.ts';
import { useRemote } from './use-remote.ts';

type PresenterProps = {
  readonly setup: PresentationSetup;
  readonly environment: Environment;
  /** Where the rest can go when the real server fails; null when it isn’t known. */
  readonly practice?: Environment | null;
  /** Customer keys that the audience never sees. */
  readonly knownKeys?: readonly string[];
  /** The letters that do something. */
  readonly keys?: PresenterKeys;
  /** Something covers the presenter, and the keys are for that. */
  readonly isCovered?: boolean;
  readonly onCopy: (text: string, what: string) => void;
  readonly onLeave: () => void;
};

/** No keys are known. */
const none: readonly string[] = [];

/** Presents a storyboard: the current step, its outcome, and the next step. */
export function Presenter(props: PresenterProps) {
  const {
    setup,
    practice = null,
    knownKeys = none,
    keys = usualPresenterKeys,
    isCovered = false,
    onCopy,
    onLeave,
  } = props;
  const show = usePresentation(setup, props.environment, practice);
  const { presentation, next, back, again, skip, end } = show;
  const places = { environment: props.environment, practice };
  const environment = environmentNow(presentation, places);
  const { text } = use(CustomersContext);
  const [keysShown, setKeysShown] = useState(false);
  const { question, close, restart, askStartOver, play, askToPlay } = usePresenterQuestions({ ...show, isCovered });
  const isBehind = isCovered || question !== null;
  const finish = canFinishOnPractice(presentation, places) ? show.finishOnPractice : null;
  const pressed = { next, back, again, skip, 'finish-on-practice': finish };
  const remote = useRemote(setup.startsWithRemote, toRemote(presentation, places, text), (button) => {
    if (button === 'start-over') restart();
    else if (!isBehind) pressed[button]?.();
  });
  const audienceShown = useMemo(() => toAudience(presentation, knownKeys), [presentation, knownKeys]);
  const audience = useAudience(setup.startsWithAudience === true, audienceShown, (button) => {
    if (!isBehind) pressed[button]();
  });
  const began = useBegan(presentation.draw.seed);
  const leave = () => {
    end();
    onLeave();
  };
  const toggleKeys = () => setKeysShown(!keysShown);
  const lastSent = lastSentOf(presentation);
  const openMonitoring =
    lastSent === null || environment.monitoringLink === ''
      ? null
      : () => void perform('monitoring.open', { exchangeId: lastSent.exchangeId }, 'Monitoring wasn’t opened');
  const failed = hasFailed(presentation);
  const [againLetter, restartLetter] = [letterFor(keys, 'again'), letterFor(keys, 'startOver')];
  const on = {
    next,
    back,
    again: failed ? again : null,
    startOver: askStartOver,
    togglePlaying: askToPlay,
    toggleKeys,
    openMonitoring,
    leave,
  };
  usePresenterKeys(on, keys, isBehind);

  const face = audience.state === null ? undefined : 'own';
  const { storyboard, at, sending, isMoving } = presentation;
  const { steps } = storyboard;
  const title = text(storyboard.title);
  const step = currentStep(presentation);
  const result = step === null ? undefined : ownValue(presentation.results, step.id);
  return (
    <main className={styles['presenter']} data-presenter data-face={face} aria-label={`Presenting ${title}`}>
      <EnvironmentWarnings environment={environment} asks="Won’t ask again until you leave" />
      <header className={styles['top']} data-uncovered>
        <Logo size={22} />
        <strong title={title}>{title}</strong>
        <span className={styles['place']}>
          <EnvironmentSquare colour={environment.colour} /> {environment.name}
          {presentation.isOnPractice && (
            <span className={styles['instead']}>Finishing without {props.environment.name}</span>
          )}
        </span>
        <Button
          variant="subtle"
          color="gray"
          className={styles['restart'] ?? ''}
          leftSection={<IconHistory size={16} stroke={1.5} />}
          title={`Start from the beginning with new customers${restartLetter === '' ? '' : ` (${restartLetter})`}`}
          onClick={askStartOver}
        >
          Start over
        </Button>
        <Button variant="subtle" color="gray" rightSection={<Kbd size="xs">Esc</Kbd>} onClick={leave}>
          Leave
        </Button>
      </header>
      <div className={styles['stage']}>
        <div className={styles['middle']}>
          <p className={styles['count']}>{step === null ? 'The end' : `Step ${at + 1} of ${steps.length}`}</p>
          <h1>{step === null ? 'End of the storyboard' : text(step.title)}</h1>
          <p className={styles['note']}>
            {step === null
              ? endNote(presentation, environment, (name, key) => text(keysShown ? name : withoutKey(name, key), key))
              : step.kind === 'pause'
                ? 'Some time passes.'
                : text(step.note)}
          </p>
          {failed && result !== undefined && <FailedStep result={result} onFinishOnPractice={finish} />}
          <div className={styles['act']} data-uncovered>
            {failed && (
              <Button
                variant="filled"
                className={styles['next'] ?? ''}
                leftSection={<IconRefresh size={20} stroke={1.5} />}
                rightSection={
                  againLetter !== '' && (
                    <Kbd size="xs" aria-hidden="true">
                      {againLetter}
                    </Kbd>
                  )
                }
                aria-disabled={sending !== null || isMoving || undefined}
                onClick={onFirstClick(again)}
              >
                Try again
              </Button>
            )}
            <Button
              variant={failed ? 'default' : 'filled'}
              className={styles['next'] ?? ''}
              disabled={step === null}
              aria-disabled={sending !== null || isMoving || undefined}
              // A note is clicked away as fast as one likes; an event is not sent by half of a double click.
              onClick={nextFires(presentation) ? onFirstClick(next) : next}
            >
              {/* Whoever looks on where there is no audience window need not know that a step is left out. */}
              {failed && face !== undefined ? 'Skip' : 'Next'}
            </Button>
            {step !== null && (
              <span className={styles['keys']}>
                <Kbd>Space</Kbd> or <Kbd>→</Kbd>
              </span>
            )}
            <span className={styles['does']}>{doesNext(presentation, environment)}</span>
          </div>
          <LastOutcome presentation={presentation} />
          <VisuallyHidden role="status">{text(announce(presentation))}</VisuallyHidden>
        </div>
        {face !== undefined && <PresenterAside presentation={presentation} audience={audience} began={began} />}
      </div>
      <ProgressLine presentation={presentation} />
      <PresenterFoot
        presentation={presentation}
        keys={keys}
        keysShown={keysShown}
        remote={remote}
        audience={audience}
        on={on}
        onFinishOnPractice={failed ? null : finish}
        onCopy={onCopy}
      />
      {question === 'start-over' && <StartOverQuestion onStartOver={restart} onClose={close} />}
      {question === 'play' && (
        <PresentQuestion storyboard={storyboard} environment={environment} plays onClose={close} onEnter={play} />
      )}
    </main>
  );
}
