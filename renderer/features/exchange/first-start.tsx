import { Anchor, Group, Kbd, Paper, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { onFirstClick } from '#renderer/one-press.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import styles from './response.module.css';

export type FirstStartActions = {
  readonly onAddEnvironment: () => void;
  readonly onShowTemplates: () => void;
  readonly onShowAround: () => void;
  readonly onPlayDemo: () => void;
};

/** Shown in place of the response until the first event is sent. */
export function FirstStart({ on }: { readonly on: FirstStartActions }) {
  return (
    <div className={styles['first']}>
      <Title order={2} size="h1">
        Send your first event
      </Title>
      <Text c="dimmed" mb={16}>
        You are on <EnvironmentSquare colour="green" />{' '}
        <Text span c="var(--mantine-color-text)" fw={500}>
          Practice
        </Text>
        , a server inside Tidings. It answers as MXO does, and nothing leaves this computer.
      </Text>
      <Paper className={styles['suggestion'] ?? ''} radius="lg" p={16} maw={360}>
        <Group gap={8} mb={4}>
          <IconArrowRight size={18} stroke={1.5} color="var(--t-accent)" />
          <Title order={3} size="h2">
            Press Send
          </Title>
        </Group>
        <Text c="var(--t-second)">It sends the event above. What comes back appears here.</Text>
        <Group gap={8} mt={12}>
          <Kbd>Ctrl Enter</Kbd>
          <Text size="xs" c="dimmed">
            does the same
          </Text>
        </Group>
      </Paper>
      <Text mt={16} c="var(--t-second)">
        <Anchor component="button" fw={500} onClick={onFirstClick(on.onPlayDemo)}>
          Play a two-minute demo
        </Anchor>
        , a small story of events on Practice. Not your case?{' '}
        <Anchor component="button" fw={500} onClick={on.onShowTemplates}>
          Begin with a template
        </Anchor>
      </Text>
      <Text mt={4} c="var(--t-second)">
        New here?{' '}
        <Anchor component="button" fw={500} onClick={on.onShowAround}>
          Show me around
        </Anchor>
        . Have an MXO server already?{' '}
        <Anchor component="button" fw={500} onClick={on.onAddEnvironment}>
          Add environment
        </Anchor>
      </Text>
    </div>
  );
}
