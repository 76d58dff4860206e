import { Anchor, Group, Kbd, Text, Title } from '@mantine/core';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { PasteField } from '#renderer/ui/paste-field.tsx';
import { keyForPeople } from '#renderer/ui/use-keys.ts';
import styles from './response.module.css';

export type FirstStartActions = {
  /** Takes what was pasted. Returns why it can't be read; null when it was taken. */
  readonly onGiven: (text: string) => Promise<string | null>;
  readonly onAddEnvironment: () => void;
  readonly onShowTemplates: () => void;
  readonly onShowAround: () => void;
  readonly onPlayDemo: () => void;
};

type FirstStartProps = {
  /** Where the event above goes. */
  readonly environment: Environment;
  /** The event above has no error. */
  readonly isReady: boolean;
  readonly on: FirstStartActions;
};

/** Shown in place of the response until the first event is sent. */
export function FirstStart({ environment, isReady, on }: FirstStartProps) {
  const isOnServer = environment.id !== practiceId;
  return (
    <div className={styles['first']}>
      <Title order={2} size="h1" mb={8}>
        Send your first event
      </Title>
      <div className={styles['ways']}>
        <section aria-label="To your MXO server">
          <Title order={3}>To your MXO server</Title>
          {isOnServer && (
            <Text mb={8}>
              {environment.name} is selected.{' '}
              <Anchor component="button" fw={500} onClick={on.onShowTemplates}>
                Begin with a template
              </Anchor>
              , or change the event above.
            </Text>
          )}
          <PasteField onGiven={on.onGiven} />
          <Text size="xs" c="dimmed" mt={8}>
            Nothing to paste?{' '}
            <Anchor component="button" size="xs" fw={500} onClick={on.onAddEnvironment}>
              Add environment
            </Anchor>
          </Text>
        </section>
        <section aria-label="On Practice">
          <Title order={3}>
            On <EnvironmentSquare colour="green" /> Practice
          </Title>
          <Text c="var(--t-second)">A server inside Tidings that answers like MXO. Nothing leaves this computer.</Text>
          {isReady && !isOnServer && (
            <Group gap={8} mt={8}>
              <Text fw={500}>The event above is ready. Press Send</Text>
              <Text size="xs" c="dimmed">
                or
              </Text>
              <Kbd>{keyForPeople('Mod+Enter')}</Kbd>
            </Group>
          )}
          <ul className={styles['others']}>
            {!isOnServer && (
              <li>
                <Anchor component="button" fw={500} onClick={on.onShowTemplates}>
                  Begin with a template
                </Anchor>
              </li>
            )}
            <li>
              <Anchor component="button" fw={500} onClick={onFirstClick(on.onPlayDemo)}>
                Play a two-minute demo
              </Anchor>
            </li>
            <li>
              <Anchor component="button" fw={500} onClick={on.onShowAround}>
                Show me around
              </Anchor>
            </li>
          </ul>
        </section>
      </div>
    </div>
  );
}
