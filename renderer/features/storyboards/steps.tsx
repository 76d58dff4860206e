import { VisuallyHidden } from '@mantine/core';
import { type DragEvent, use, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Step, Storyboard } from '#app/storyboards/storyboard.ts';
import {
  addStep,
  changeStep,
  duplicateStep,
  memberOf,
  moveStep,
  removeStep,
} from '#app/storyboards/storyboard-edit.ts';
import { menuOf } from '#renderer/state/item-command.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import { ItemMenu } from '#renderer/ui/item-menu.tsx';
import type { Eventful } from './add-event.tsx';
import { stepCommands } from './item-commands.ts';
import { StepFields } from './step-fields.tsx';
import { StepRow } from './step-row.tsx';
import { StepTools } from './step-tools.tsx';
import styles from './steps.module.css';
import shared from './storyboards.module.css';

type StepsProps = {
  readonly storyboard: Storyboard;
  readonly isOwn: boolean;
  readonly events: readonly Eventful[];
  readonly onEdit: (edit: (storyboard: Storyboard) => Storyboard) => void;
  readonly onOpenStep: (stepId: string) => void;
};

/** The steps in order. They can be edited, and moved by dragging or with the arrow keys. */
export function Steps({ storyboard, isOwn, events, onEdit, onOpenStep }: StepsProps) {
  const { text } = use(CustomersContext);
  const { steps, cast } = storyboard;
  const list = useRef<HTMLOListElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [menu, setMenu] = useState<{ readonly step: Step; readonly x: number; readonly y: number } | null>(null);

  /** By its id: what is typed in a step replaces it, also while its menu is open. */
  const placeOf = ({ id }: Step) => steps.findIndex((one) => one.id === id);

  function move(step: Step, to: number) {
    const from = placeOf(step);
    const place = Math.min(Math.max(0, to), steps.length - 1);
    const { id, title } = steps[from] ?? step;
    if (from === -1 || place === from) return;
    onEdit((board) => moveStep(board, id, place));
    setSaid(`${title} is now step ${place + 1} of ${steps.length}.`);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    const from = steps.findIndex(({ id }) => id === dragged);
    const step = steps[from];
    // A step that moves down frees its place above the drop position.
    if (step !== undefined && over !== null) move(step, over > from ? over - 1 : over);
    setDragged(null);
    setOver(null);
  }

  function add(step: Step) {
    onEdit((board) => addStep(board, step, openId));
    setOpenId(step.id);
  }

  /** Moves the focus to the next step, or it would be lost. */
  function remove(step: Step) {
    const from = placeOf(step);
    if (from === -1) return;
    const place = Math.min(from, steps.length - 2);
    flushSync(() => onEdit((board) => removeStep(board, step.id)));
    setSaid(`${step.title} deleted.`);
    list.current?.children[place]?.querySelector('button')?.focus();
  }

  const toggle = ({ id }: Step) => setOpenId(openId === id ? null : id);
  const moveBy = (step: Step, by: number) => move(step, placeOf(step) + by);
  const on = {
    toggle,
    moveBy,
    openInComposer: ({ id }: Step) => onOpenStep(id),
    duplicate: ({ id }: Step) => onEdit((board) => duplicateStep(board, id, crypto.randomUUID())),
    remove,
  };

  return (
    <div>
      <div className={shared['section']}>
        <h2>Steps</h2>
        {isOwn && <StepTools castId={cast[0]?.id ?? null} events={events} onAdd={add} />}
      </div>
      {steps.length === 0 && (
        <Empty
          what="Steps appear here: events to send, notes for you, and pauses."
          why="Select Add event, or choose a template or one of your events with From a template. You can also select events in the history, then Make a storyboard."
        />
      )}
      <ol
        ref={list}
        aria-label="Steps"
        className={styles['steps']}
        onDragOver={(event) => dragged !== null && event.preventDefault()}
        onDrop={drop}
      >
        {steps.map((step, index) => (
          <StepRow
            key={step.id}
            step={step}
            place={index}
            who={step.kind === 'event' ? memberOf(storyboard, step) : null}
            isOwn={isOwn}
            isOpen={openId === step.id}
            isDragged={dragged === step.id}
            dropMark={
              dragged === null || over === null
                ? null
                : over === index
                  ? 'above'
                  : over === index + 1 && index === steps.length - 1
                    ? 'below'
                    : null
            }
            on={{
              onToggle: () => toggle(step),
              onMoveBy: (by) => moveBy(step, by),
              onMenu: (at) => isOwn && setMenu({ step, ...at }),
              onRemove: () => remove(step),
              onDrag: setDragged,
              onDragOver: (isLowerHalf) => setOver(isLowerHalf ? index + 1 : index),
            }}
          >
            <StepFields
              step={step}
              cast={cast}
              onChange={(change) => onEdit((board) => changeStep(board, step.id, change))}
              onOpenInComposer={() => onOpenStep(step.id)}
            />
          </StepRow>
        ))}
      </ol>
      <VisuallyHidden role="status">{text(said)}</VisuallyHidden>
      <ItemMenu
        at={menu}
        label={text(menu?.step.title ?? '')}
        actions={menu === null ? [] : menuOf(stepCommands, { step: menu.step, isOpen: openId === menu.step.id, on })}
        onClose={() => setMenu(null)}
      />
    </div>
  );
}
