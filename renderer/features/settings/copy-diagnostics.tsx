import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { perform } from '#renderer/ask.ts';

/** For whoever asks for help: what this installation is, and nothing of what is in it. */
export function CopyDiagnostics() {
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    setCopied(await perform('diagnostics.copy', {}, 'the diagnostics weren’t copied'));
  }
  return (
    <Group mt={24}>
      <Button onClick={() => void copy()}>Copy diagnostics</Button>
      <Text size="xs" c="dimmed" role="status">
        {isCopied ? 'Copied.' : 'Versions, system and counts. No keys, no customers, no paths.'}
      </Text>
    </Group>
  );
}
