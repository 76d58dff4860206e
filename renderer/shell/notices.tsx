import { Anchor, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Says something in passing. A problem stays until it is closed. */
export function say(message: string, level: 'info' | 'problem' = 'info'): void {
  notifications.show({ message, autoClose: level === 'problem' ? false : 6_000, withBorder: true });
}

/** Says what was done, with a way to take it back for ten seconds. */
export function sayWithUndo(message: string, undo: () => void): void {
  sayWithOffer(message, 'Undo', undo);
}

/** Says something, and offers for ten seconds what can be done about it. */
export function sayWithOffer(message: string, offer: string, accept: () => void): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    autoClose: 10_000,
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text>{message}</Text>
        <Anchor
          component="button"
          fw={500}
          style={{ whiteSpace: 'nowrap' }}
          onClick={() => {
            notifications.hide(id);
            accept();
          }}
        >
          {offer}
        </Anchor>
      </Group>
    ),
  });
}
