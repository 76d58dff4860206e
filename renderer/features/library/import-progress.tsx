import { Button, Group, Loader, Text } from '@mantine/core';
import { formatBytes } from '#app/quantity.ts';
import type { Reading } from './use-reading.ts';

type ImportProgressProps = {
  readonly reading: Reading;
  readonly source: string | File;
  readonly onStop: () => void;
  readonly onAgain: () => void;
};

/** Says how it is with reading, as long as there is nothing to show of it. */
export function ImportProgress({ reading, source, onStop, onAgain }: ImportProgressProps) {
  const isFile = typeof source !== 'string';
  const kept = isFile ? `${source.name} isn’t changed` : 'what you pasted is still here';
  switch (reading.kind) {
    case 'nothing':
    case 'read':
      return null;
    case 'reading':
      return (
        <Group gap={8}>
          <Loader size={16} aria-hidden />
          <Text role="status">Reading {formatBytes(isFile ? source.size : source.length)}…</Text>
          <Button ml="auto" onClick={onStop}>
            Stop reading
          </Button>
        </Group>
      );
    case 'stopped':
      return (
        <Group gap={8} wrap="nowrap">
          <Text role="status">You stopped reading. Nothing was imported, and {kept}.</Text>
          <Button ml="auto" onClick={onAgain} style={{ flexShrink: 0 }}>
            Read again
          </Button>
        </Group>
      );
    case 'died':
      return (
        <Group gap={8} wrap="nowrap" align="flex-start">
          <Text role="alert" c="var(--t-bad)">
            Reading stopped, probably because there wasn’t enough memory. Nothing was imported, and {kept}. Try again,
            or import it in parts.
          </Text>
          <Button ml="auto" onClick={onAgain} style={{ flexShrink: 0 }}>
            Read again
          </Button>
        </Group>
      );
    case 'unopened':
      return (
        <Text role="alert" c="var(--t-bad)">
          {isFile ? source.name : 'The file'} couldn’t be read. Choose a file, not a folder, that you have permission to
          open.
        </Text>
      );
  }
}
