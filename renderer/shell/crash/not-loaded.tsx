import { Button, Stack, Text } from '@mantine/core';
import { perform } from '#renderer/ask.ts';
import { partNotLoaded } from '#renderer/ui/load-part.ts';

/** Stands in the place of a part whose file couldn't be loaded. */
export function NotLoaded() {
  return (
    <Stack align="flex-start" p={16} gap={12}>
      <Text role="alert">{partNotLoaded}</Text>
      <Button
        data-autofocus
        variant="filled"
        onClick={() => void perform('window.reload', {}, 'the window wasn’t loaded again')}
      >
        Reload the window
      </Button>
    </Stack>
  );
}
