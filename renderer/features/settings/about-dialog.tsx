import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { ask, perform } from '#renderer/ask.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { Logo } from '#renderer/ui/logo.tsx';
import { useCall } from '#renderer/use-call.ts';
import { LicenceNotices } from './licence-notices.tsx';

type AboutDialogProps = { readonly opened: boolean; readonly onClose: () => void };

/** Which Tidings this is, on what it runs, and what it is made with. */
export function AboutDialog({ opened, onClose }: AboutDialogProps) {
  return (
    <DialogBox opened={opened} onClose={onClose} title="About Tidings" size="md">
      <About />
    </DialogBox>
  );
}

function About() {
  const details = useCall('about', () => ask('diagnostics.read', {}, 'the version isn’t shown')).value;
  const [isCopied, setCopied] = useState(false);
  const [version = '', runtime = '', system = ''] = details?.text.split('\n') ?? [];
  async function copy() {
    setCopied(await perform('diagnostics.copy', {}, 'the details weren’t copied'));
  }
  return (
    <>
      <Group gap={12} mb={16} wrap="nowrap">
        <Logo />
        <div>
          <Text fw={600} size="lg">
            {version}
          </Text>
          <Text size="xs" c="dimmed">
            Compose, send, replay and present customer events
          </Text>
        </div>
      </Group>
      <Text size="xs">{runtime}</Text>
      <Text size="xs" mb={16}>
        {system}
      </Text>
      <Text size="xs" c="dimmed">
        Free software under the MIT licence. Made with Electron, React, Mantine, CodeMirror, axios, zod and Tabler
        Icons. Their licences come with the app.
      </Text>
      <LicenceNotices />
      <DialogFoot>
        <Text size="xs" c="dimmed" role="status" mr="auto">
          {isCopied ? 'Copied.' : ''}
        </Text>
        <Button onClick={() => void copy()}>Copy details</Button>
      </DialogFoot>
    </>
  );
}
