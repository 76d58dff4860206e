import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isDispatched } from '#app/exchange/exchange.ts';
import { customerAfter } from '#app/exchange/tid-rule.ts';
import {
  beginPresentation,
  currentStep,
  draftInPresentation,
  dwellMs,
  finishMove,
  type Presentation,
  pressAgain,
  pressBack,
  pressNext,
  type StepResult,
  setPlaying,
  startOver,
  takeResult,
} from '#app/storyboards/presentation.ts';
import { perform } from '#renderer/ask.ts';
import { call, isFailed } from '#renderer/bridge.ts';
import { newDraw } from '#renderer/state/new-draw.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';

const notSent = 'Something went wrong in Tidings, so the event wasn’t sent. Try again.';

/** The tab that a presentation sends as: one event at a time. */
const tabId = 'presentation';
/** How long a step takes to change at the least. A second press in this time is half of a double one, and does nothing. */
const settleMs = 240;

/** A storyboard being shown, and what can be pressed. */
export function usePresentation({ storyboard, selection, startsPlaying, answers, confirmed }: PresentationSetup) {
  const [presentation, setPresentation] = useState(() => beginPresentation(storyboard, newDraw(), startsPlaying));
  // The newest one, for presses that come faster than they are drawn.
  const now = useRef(presentation);

  function set(next: Presentation) {
    const before = now.current;
    now.current = next;
    setPresentation(next);
    if (next.sending !== null && before.sending === null) void fire(next);
    if (next.isMoving && !before.isMoving) void settled().then(() => set(finishMove(now.current, next.draw.seed)));
  }

  async function fire(fired: Presentation) {
    const step = currentStep(fired);
    if (step?.kind !== 'event') return;
    const rest = settled();
    const settle = async (result: StepResult, sent: { tid?: string; customerKey?: string } = {}) => {
      await rest;
      set(takeResult(now.current, { seed: fired.draw.seed, stepId: step.id, result, tid: '', ...sent }));
    };
    // Its TID is the one that this very customer had from the answer before.
    const draft = draftInPresentation(fired, step);
    const order = {
      tabId,
      draft,
      ...selection,
      from: step.title,
      answers,
      confirmed,
      draw: newDraw(),
      tidChosen: true,
    };
    const sent = await call('exchange.send', order);
    if (isFailed(sent)) return settle({ kind: 'refused', says: [notSent] });
    if (sent.kind === 'refused') return settle(sent);
    if (sent.kind !== 'sent')
      return settle({
        kind: 'refused',
        says: ['The event before is still under way. Wait a moment, then try again.'],
      });
    const { exchange } = sent;
    if (exchange.result.kind === 'under-way') return;
    const { outcome } = exchange.result;
    await settle(
      { kind: 'sent', outcome, dispatched: isDispatched(exchange), exchangeId: exchange.id },
      customerAfter(exchange),
    );
  }

  const next = () => set(pressNext(now.current));
  usePlaying(presentation, next);

  return {
    presentation,
    next,
    back: () => set(pressBack(now.current)),
    again: () => set(pressAgain(now.current)),
    startOver: () => {
      cancel();
      set(startOver(now.current, newDraw()));
    },
    togglePlaying: () => set(setPlaying(now.current, !now.current.isPlaying)),
    /** Leaves nothing under way behind. */
    end: () => cancel(),
  };
}

function cancel(): void {
  void perform('exchange.cancel', { tabId }, 'the event under way wasn’t cancelled');
}

/** Presses Next by itself while it plays, when the words on the screen had time to be read. */
function usePlaying({ storyboard, at, draw, sending, isMoving, isPlaying }: Presentation, next: () => void): void {
  const onTime = useEffectEvent(next);
  const step = storyboard.steps[at];
  const waitMs = isPlaying && sending === null && !isMoving && step !== undefined ? dwellMs(step) : null;
  // Another step, or another presentation, begins to wait anew.
  const turn = `${draw.seed} ${at}`;
  useEffect(() => {
    if (waitMs === null || turn === '') return;
    const timer = window.setTimeout(onTime, waitMs);
    return () => window.clearTimeout(timer);
  }, [waitMs, turn]);
}

function settled(): Promise<void> {
  return new Promise((done) => window.setTimeout(done, settleMs));
}
