import { Text } from '@mantine/core';

/** The props of a menu item with a second line that explains it. Its accessible name is the first line alone. */
export function describedItem(id: string, name: string, about: string) {
  return {
    'aria-labelledby': `${id}-name`,
    'aria-describedby': `${id}-about`,
    children: (
      <>
        <span id={`${id}-name`}>{name}</span>
        <Text span display="block" id={`${id}-about`} size="xs" c="dimmed">
          {about}
        </Text>
      </>
    ),
  };
}
