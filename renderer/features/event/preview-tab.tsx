import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconCopy } from '@tabler/icons-react';
import type { Draft } from '#app/event/draft.ts';
import type { Prepared } from '#app/exchange/prepare.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import { formatPixel } from '#app/formats/mxo/pixel.ts';
import { snippetKinds } from '#app/formats/snippets/snippet.ts';
import { HttpText } from '#renderer/ui/http-text.tsx';
import { useClock } from '#renderer/ui/use-clock.ts';
import styles from './composer.module.css';

type PreviewTabProps = {
  /** The event as composed, with what a tracking pixel leaves out. */
  readonly composed: Draft;
  readonly prepared: Prepared;
  /** The same event as it would be sent at a moment, ISO 8601. */
  readonly prepareAt: (moment: string) => Prepared;
  readonly isShown: boolean;
  /** Copies a text. The note is said with it. */
  readonly onCopy: (text: string, what: string, note?: string) => void;
};

/** Exactly what Send will send, from the same function. */
export function PreviewTab({ composed, prepared, prepareAt, isShown, onCopy }: PreviewTabProps) {
  const moment = useClock(isShown && prepared.hasTimes);
  const { draft, reading, unanswered, hasTimes } = prepared.hasTimes ? prepareAt(moment) : prepared;
  function copyPixel(request: HttpRequest) {
    const { html, note } = formatPixel({ ...draft, tid: composed.tid, extra: composed.extra }, request);
    onCopy(html, 'Tracking pixel', note);
  }
  return (
    <section aria-label="Request preview" className={styles['preview']}>
      {reading.ok ? (
        <>
          <div className={styles['previewHead']}>
            <Text size="xs" c="dimmed">
              {unanswered.length === 0
                ? 'This is exactly what Send sends.'
                : `This is what Send sends after you answer ${unanswered.map((question) => `“${question}”`).join(', ')}.`}
              {hasTimes && ' Times are set when you send.'}
            </Text>
            <Menu position="bottom-end" shadow="md">
              <Menu.Target>
                <Button
                  size="compact-sm"
                  leftSection={<IconCopy size={16} stroke={1.5} />}
                  rightSection={<IconChevronDown size={14} stroke={1.5} />}
                >
                  Copy as
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {snippetKinds.map(({ id, name, format }) => (
                  <Menu.Item key={id} onClick={() => onCopy(format(reading.request), name)}>
                    {name}
                  </Menu.Item>
                ))}
                <Menu.Divider />
                <Menu.Item onClick={() => copyPixel(reading.request)}>Tracking pixel (HTML)</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </div>
          <HttpText request={reading.request} />
        </>
      ) : (
        <Text>{reading.problem}</Text>
      )}
    </section>
  );
}
