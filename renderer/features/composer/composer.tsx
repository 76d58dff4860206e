import { Tabs, Text, VisuallyHidden } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import type { Environment } from '#app/environment/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import type { RequestReading } from '#app/exchange/request.ts';
import type { Continuation } from '#app/exchange/visitor-book.ts';
import styles from './composer.module.css';
import { EventTab } from './event-tab.tsx';
import { focusField } from './focus-field.ts';
import { PreviewTab } from './preview-tab.tsx';
import { ProblemList } from './problem-list.tsx';
import { RequestLine } from './request-line.tsx';
import { SendButton } from './send-button.tsx';

export type ComposerTab = 'event' | 'preview';

type ComposerProps = {
  readonly draft: Draft;
  readonly environment: Environment;
  readonly reading: RequestReading;
  readonly problems: readonly Problem[];
  readonly visitor: Continuation | null;
  readonly sendingSince: number | null;
  readonly tab: ComposerTab;
  readonly onTab: (tab: ComposerTab) => void;
  readonly onChange: (draft: Draft) => void;
  readonly onSend: () => void;
  readonly onCancel: () => void;
};

/** The editor of one event: where it goes, what it says, and Send. */
export function Composer(props: ComposerProps) {
  const { draft, environment, reading, problems, visitor, sendingSince, tab, onTab, onChange, onSend, onCancel } =
    props;
  const errors = problems.filter(({ level }) => level === 'error');
  return (
    <div className={styles['composer']}>
      <VisuallyHidden component="h1">Compose an event</VisuallyHidden>
      <div className={styles['hero']}>
        <RequestLine request={reading.ok ? reading.request : null} />
        {errors.length > 0 && (
          <Text id="blocked" className={styles['blocked'] ?? ''} size="xs">
            <IconAlertOctagon size={16} stroke={1.8} aria-hidden="true" />
            {errors.length === 1 ? '1 error blocks it' : `${errors.length} errors block it`}
          </Text>
        )}
        <SendButton sendingSince={sendingSince} errors={errors.length} onSend={onSend} onCancel={onCancel} />
      </div>
      <Tabs
        value={tab}
        onChange={(value) => onTab(value === 'preview' ? 'preview' : 'event')}
        className={styles['tabs'] ?? ''}
      >
        <Tabs.List>
          <Tabs.Tab value="event">Event</Tabs.Tab>
          <Tabs.Tab value="preview">Preview</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="event" className={styles['panel'] ?? ''}>
          <EventTab draft={draft} environment={environment} problems={problems} visitor={visitor} onChange={onChange} />
        </Tabs.Panel>
        <Tabs.Panel value="preview" className={styles['panel'] ?? ''}>
          <PreviewTab reading={reading} />
        </Tabs.Panel>
      </Tabs>
      <ProblemList problems={problems} onChange={onChange} />
    </div>
  );
}

/** Moves the focus to the first error; false when there is none. */
export function goToFirstError(problems: readonly Problem[]): boolean {
  const first = problems.find(({ level }) => level === 'error');
  if (first !== undefined) focusField(first.field);
  return first !== undefined;
}
