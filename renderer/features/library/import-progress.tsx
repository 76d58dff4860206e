import { Button, Group, Loader, Text } from '@mantine/core';
import { use } from 'react';
import { formatBytes, formatCount } from '#app/quantity.ts';
import { utf8Length } from '#app/text/utf8.ts';
import type { ImportSource } from '#renderer/state/dialog.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import type { Reading } from './use-reading.ts';

type ImportProgressProps = {
  readonly reading: Reading;
  readonly source: ImportSource;
  readonly onStop: () => void;
  readonly onAgain: () => void;
};

/** Says how it is with reading, as long as there is nothing to show of it. */
export function ImportProgress({ reading, source, onStop, onAgain }: ImportProgressProps) {
  const size = typeof source === 'string' ? utf8Length(source) : source.reduce((sum, file) => sum + file.size, 0);
  const { text } = use(CustomersContext);
  const named = nameOf(source);
  const name = named === null ? null : text(named);
  const kept =
    name === null
      ? 'what you pasted is still here'
      : `${name} ${typeof source !== 'string' && source.length > 1 ? 'aren’t' : 'isn’t'} changed`;
  switch (reading.kind) {
    case 'nothing':
    case 'read':
      return null;
    case 'reading':
      return (
        <Group gap={8}>
          <Loader size={16} aria-hidden />
          <Text role="status">Reading {formatBytes(size)}…</Text>
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
          {name ?? 'The file'} couldn’t be read. Choose a file, not a folder, that you have permission to open.
        </Text>
      );
  }
}

/** What is read, in words; null for a text. */
function nameOf(source: ImportSource): string | null {
  if (typeof source === 'string') return null;
  return source.length === 1 ? (source[0]?.name ?? null) : `The ${formatCount(source.length, 'file')}`;
}
