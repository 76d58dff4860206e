import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconClockPause, IconNote, IconPlus } from '@tabler/icons-react';
import type { Draft } from '#app/event/draft.ts';
import type { Step } from '#app/storyboards/storyboard.ts';
import { blankEventStep, createEventStep, createNoteStep, createPauseStep } from '#app/storyboards/storyboard-edit.ts';
import styles from './steps.module.css';

/** Something that an event step can be made of: an open event, a saved request, a template. */
export type Eventful = {
  readonly id: string;
  readonly group: 'Open events' | 'Saved requests' | 'Templates';
  readonly name: string;
  readonly draft: Draft;
};

type StepToolsProps = {
  /** The customer of a new event; null when the cast is empty. */
  readonly castId: string | null;
  readonly events: readonly Eventful[];
  readonly onAdd: (step: Step) => void;
};

const groups = ['Open events', 'Saved requests', 'Templates'] as const;

/** Adds steps of each kind. */
export function StepTools({ castId, events, onAdd }: StepToolsProps) {
  const newId = () => crypto.randomUUID();
  const add = (Icon: typeof IconPlus, label: string, step: () => Step) => (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<Icon size={16} stroke={1.5} />}
      onClick={() => onAdd(step())}
    >
      {label}
    </Button>
  );
  return (
    <div className={styles['adding']}>
      {add(IconPlus, 'Add event', () => blankEventStep(newId(), castId))}
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <ActionIcon size={26} aria-label="Add an existing event" title="Add an existing event">
            <IconChevronDown size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={styles['sources'] ?? ''}>
          {groups.map((group) => {
            const here = events.filter((event) => event.group === group);
            return (
              here.length > 0 && (
                <div key={group}>
                  <Menu.Label>{group}</Menu.Label>
                  {here.map(({ id, name, draft }) => (
                    <Menu.Item
                      key={id}
                      onClick={() =>
                        // Whoever plays it brings the customer key.
                        onAdd(
                          createEventStep(
                            newId(),
                            name,
                            castId === null ? draft : { ...draft, customerKey: '' },
                            castId,
                          ),
                        )
                      }
                    >
                      {name}
                    </Menu.Item>
                  ))}
                </div>
              )
            );
          })}
        </Menu.Dropdown>
      </Menu>
      {add(IconNote, 'Add note', () => createNoteStep(newId()))}
      {add(IconClockPause, 'Add pause', () => createPauseStep(newId()))}
    </div>
  );
}
