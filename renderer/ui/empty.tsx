import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Wave } from './logo.tsx';

type EmptyProps = {
  /** What belongs here, in one line. */
  readonly what: string;
  /** Why one would want it, in one line. */
  readonly why: string;
  /** The button that fills it. */
  readonly children?: ReactNode;
};

/** A view with nothing in it yet. */
export function Empty({ what, why, children }: EmptyProps) {
  return (
    <Stack align="flex-start" gap={8} p={24} maw={520}>
      <Wave />
      <Text fw={600}>{what}</Text>
      <Text c="dimmed">{why}</Text>
      {children}
    </Stack>
  );
}
