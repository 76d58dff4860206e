import { Badge, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type MouseEvent, use, useState } from 'react';
import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { formatCount } from '#app/quantity.ts';
import { isBuiltInStoryboard } from '#app/storyboards/built-in/built-in.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { menuOf } from '#renderer/state/item-command.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { ItemMenu } from '#renderer/ui/item-menu.tsx';
import { chosenRowsByArrows } from '#renderer/ui/take-focus.ts';
import { useDrawnSoFar } from '#renderer/ui/use-drawn-so-far.ts';
import type { Eventful } from './add-event.tsx';
import { storyboardItemCommands } from './item-commands.ts';
import type { ShowActions } from './last-shows.tsx';
import type { PresentPlace } from './present-button.tsx';
import { StoryboardDetail } from './storyboard-detail.tsx';
import styles from './storyboards.module.css';
import type { ShowMode } from './ways.ts';

export type StoryboardActions = {
  readonly onNew: () => void;
  readonly onShow: (storyboard: Storyboard, mode: ShowMode) => void;
  /** Checks whether it is ready to be presented. */
  readonly onCheck: (storyboard: Storyboard) => void;
  /** Edits one of the person’s storyboards. */
  readonly onEdit: (id: string, edit: (storyboard: Storyboard) => Storyboard) => void;
  readonly onDuplicate: (storyboard: Storyboard) => void;
  /** Sets up a run of its events with its pauses between them. */
  readonly onRun: (storyboard: Storyboard) => void;
  readonly onShare: (storyboard: Storyboard) => void;
  readonly onDelete: (storyboard: Storyboard) => void;
  readonly onOpenStep: (stepId: string) => void;
  readonly shows: ShowActions;
};

type StoryboardsProps = {
  readonly storyboards: readonly Storyboard[];
  /** The one that is shown; null for the first. */
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
  /** The events that a step can be made from. */
  readonly events: readonly Eventful[];
  readonly profiles: readonly CustomerProfile[];
  /** Where the events of a presentation go. */
  readonly place: PresentPlace;
  readonly on: StoryboardActions;
};

/** The list of storyboards, and the chosen one. */
export function Storyboards({ storyboards, chosenId, onChoose, events, profiles, place, on }: StoryboardsProps) {
  const { text } = use(CustomersContext);
  const chosen = storyboards.find(({ id }) => id === chosenId) ?? storyboards[0] ?? null;
  const [menu, setMenu] = useState<{ readonly of: Storyboard; readonly x: number; readonly y: number } | null>(null);
  const { drawn, end } = useDrawnSoFar(storyboards.length, chosen === null ? 0 : storyboards.indexOf(chosen) + 1);

  function openMenu(event: MouseEvent, of: Storyboard) {
    event.preventDefault();
    setMenu({ of, x: event.clientX, y: event.clientY });
  }

  return (
    <div className={styles['storyboards']}>
      <div className={styles['side']} data-area>
        <div className={styles['sideHead']}>
          <h2>Storyboards</h2>
          <Button
            size="compact-sm"
            aria-label="New storyboard"
            leftSection={<IconPlus size={16} stroke={1.5} />}
            onClick={on.onNew}
          >
            New
          </Button>
        </div>
        <ul aria-label="Storyboards" className={styles['list']} ref={chosenRowsByArrows}>
          {storyboards.slice(0, drawn).map((storyboard, index) => (
            <li
              key={storyboard.id}
              aria-posinset={index + 1}
              aria-setsize={storyboards.length}
              ref={index === drawn - 1 ? end : null}
            >
              <button
                type="button"
                className={styles['entry']}
                ref={storyboard === chosen ? bringIntoSight : null}
                aria-current={storyboard === chosen ? 'true' : undefined}
                onClick={() => onChoose(storyboard.id)}
                onContextMenu={(event) => openMenu(event, storyboard)}
              >
                <strong>{text(storyboard.title)}</strong>
                <span className={styles['entryFacts']}>
                  {formatCount(storyboard.steps.length, 'step')},{' '}
                  {storyboard.cast.map(({ name, customerKey }) => text(name, customerKey)).join(' and ')}
                </span>
                {isBuiltInStoryboard(storyboard.id) && (
                  <Badge variant="light" color="gray">
                    built in
                  </Badge>
                )}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {chosen !== null && (
        <StoryboardDetail
          key={chosen.id}
          storyboard={chosen}
          events={events}
          profiles={profiles}
          place={place}
          on={on}
        />
      )}
      <ItemMenu
        at={menu}
        label={text(menu?.of.title ?? '')}
        actions={menu === null ? [] : menuOf(storyboardItemCommands, { storyboard: menu.of, on })}
        onClose={() => setMenu(null)}
      />
    </div>
  );
}

/** Scrolls to the chosen entry: a new one, or one found by search, may be far down. */
function bringIntoSight(entry: HTMLElement | null): void {
  entry?.scrollIntoView({ block: 'nearest' });
}
