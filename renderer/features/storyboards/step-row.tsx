import { ActionIcon } from '@mantine/core';
import { IconBolt, IconClockPause, IconDots, IconGripVertical, IconNote } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, use } from 'react';
import { formatDuration } from '#app/quantity.ts';
import type { CastMember, Step } from '#app/storyboards/storyboard.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import styles from './steps.module.css';

type StepRowProps = {
  readonly step: Step;
  readonly place: number;
  /** The customer it is sent for. */
  readonly who: CastMember | null;
  readonly isOwn: boolean;
  readonly isOpen: boolean;
  readonly isDragged: boolean;
  readonly dropMark: 'above' | 'below' | null;
  readonly on: StepActions;
  /** Its fields, shown while it is open. */
  readonly children: ReactNode;
};

type StepActions = {
  readonly onToggle: () => void;
  readonly onMoveBy: (by: 1 | -1) => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
  readonly onRemove: () => void;
  readonly onDrag: (id: string | null) => void;
  readonly onDragOver: (isLowerHalf: boolean) => void;
};

const icons = { event: IconBolt, note: IconNote, pause: IconClockPause } as const;
const kinds = { event: 'event', note: 'note', pause: 'pause' } as const;

/** One step in the list. */
export function StepRow(props: StepRowProps) {
  const { step, place, who, isOwn, isOpen, on } = props;
  const customers = use(CustomersContext);
  const { text } = knowing(customers, step.kind === 'event' ? [step.draft.customerKey] : []);
  const title = text(step.title);
  const Icon = icons[step.kind];

  function onGripKey(event: KeyboardEvent) {
    if (event.key === 'ArrowUp') on.onMoveBy(-1);
    else if (event.key === 'ArrowDown') on.onMoveBy(1);
    // Held down, it would go on with the step that follows.
    else if (event.key === 'Delete') event.repeat || on.onRemove();
    else return;
    event.preventDefault();
  }

  return (
    <li
      className={styles['step']}
      data-kind={step.kind}
      data-open={isOpen || undefined}
      data-dragged={props.isDragged || undefined}
      data-drop={props.dropMark ?? undefined}
      onDragOver={({ currentTarget, clientY }) => {
        const { top, height } = currentTarget.getBoundingClientRect();
        on.onDragOver(clientY > top + height / 2);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        on.onMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      <div className={styles['line']}>
        {isOwn && (
          <button
            type="button"
            className={styles['grip']}
            draggable
            aria-label={`Move ${title}`}
            title="Drag it, or press the arrow keys"
            onDragStart={({ dataTransfer }) => {
              dataTransfer.effectAllowed = 'move';
              dataTransfer.setData('text/plain', step.title);
              on.onDrag(step.id);
            }}
            onDragEnd={() => on.onDrag(null)}
            onKeyDown={onGripKey}
          >
            <IconGripVertical size={16} stroke={1.5} aria-hidden="true" />
          </button>
        )}
        <button
          type="button"
          className={styles['name']}
          aria-expanded={isOwn ? isOpen : undefined}
          disabled={!isOwn}
          onClick={on.onToggle}
        >
          <span className={styles['number']}>{place + 1}</span>
          <Icon size={16} stroke={1.5} role="img" aria-label={kinds[step.kind]} />
          <span className={styles['words']}>
            <strong title={title}>{title}</strong>
            {step.kind !== 'pause' && step.note !== '' && (
              <span className={styles['say']} title={text(step.note)}>
                {text(step.note)}
              </span>
            )}
          </span>
          <span className={styles['what']}>
            {who !== null && <span className={styles['who']}>{text(who.name, who.customerKey)}</span>}
            {step.kind === 'event' && (
              <span className="mono" title={text(step.draft.uri)}>
                {text(step.draft.uri) || 'no URI yet'}
              </span>
            )}
            {step.kind === 'pause' && <span>{formatDuration(step.playMs)} when played</span>}
          </span>
        </button>
        {isOwn && (
          <ActionIcon
            size={28}
            aria-label={`More for ${title}`}
            onClick={({ currentTarget }) => {
              const { left, bottom } = currentTarget.getBoundingClientRect();
              on.onMenu({ x: left, y: bottom });
            }}
          >
            <IconDots size={16} stroke={1.5} />
          </ActionIcon>
        )}
      </div>
      {isOwn && isOpen && <div className={styles['fields']}>{props.children}</div>}
    </li>
  );
}
