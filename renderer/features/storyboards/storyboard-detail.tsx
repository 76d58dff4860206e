import { Button } from '@mantine/core';
import { IconCopy, IconShare, IconTrash } from '@tabler/icons-react';
import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { isBuiltInStoryboard } from '#app/storyboards/built-in/built-in.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { AutosaveInput } from '#renderer/ui/autosave-input.tsx';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import type { Eventful } from './add-event.tsx';
import { Cast } from './cast.tsx';
import { LastShows } from './last-shows.tsx';
import { PresentButton, type PresentPlace } from './present-button.tsx';
import { Steps } from './steps.tsx';
import styles from './storyboards.module.css';
import type { StoryboardActions } from './storyboards.tsx';

type StoryboardDetailProps = {
  readonly storyboard: Storyboard;
  readonly events: readonly Eventful[];
  readonly profiles: readonly CustomerProfile[];
  readonly place: PresentPlace;
  readonly on: StoryboardActions;
};

/** One storyboard: its description, cast and steps. */
export function StoryboardDetail({ storyboard, events, profiles, place, on }: StoryboardDetailProps) {
  const { id, title, about } = storyboard;
  const isOwn = !isBuiltInStoryboard(id);
  const onEdit = (edit: (board: Storyboard) => Storyboard) => on.onEdit(id, edit);
  return (
    <section className={styles['detail']} data-area aria-label="Storyboard">
      <div className={styles['head']}>
        {isOwn ? (
          <div className={styles['naming']}>
            <h1 className={styles['hidden']}>
              <CustomerText>{title}</CustomerText>
            </h1>
            <AutosaveInput
              id="storyboard-title"
              aria-label="Title"
              classNames={{ input: styles['title'] ?? '' }}
              value={title}
              onSave={(text) => onEdit((board) => ({ ...board, title: text.trim() || 'Untitled' }))}
            />
            <AutosaveInput
              aria-label="What it shows"
              placeholder="What it shows, in one sentence"
              classNames={{ input: styles['about'] ?? '' }}
              value={about}
              onSave={(text) => onEdit((board) => ({ ...board, about: text }))}
            />
          </div>
        ) : (
          <div className={styles['naming']}>
            <h1>
              <CustomerText>{title}</CustomerText>
            </h1>
            <p>
              <CustomerText>{about}</CustomerText>
            </p>
          </div>
        )}
        <PresentButton
          place={place}
          onPresent={(mode) => on.onShow(storyboard, mode)}
          onCheck={() => on.onCheck(storyboard)}
        />
      </div>
      <Cast storyboard={storyboard} isOwn={isOwn} profiles={profiles} onEdit={onEdit} />
      <Steps storyboard={storyboard} isOwn={isOwn} events={events} onEdit={onEdit} onOpenStep={on.onOpenStep} />
      <LastShows storyboardId={id} on={on.shows} />
      <div className={styles['foot']}>
        <Button
          variant="subtle"
          leftSection={<IconCopy size={16} stroke={1.5} />}
          onClick={() => on.onDuplicate(storyboard)}
        >
          {isOwn ? 'Duplicate' : 'Make a copy to edit'}
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconShare size={16} stroke={1.5} />}
          onClick={() => on.onShare(storyboard)}
        >
          Share
        </Button>
        {isOwn && (
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={16} stroke={1.5} />}
            onClick={() => on.onDelete(storyboard)}
          >
            Delete
          </Button>
        )}
      </div>
    </section>
  );
}
