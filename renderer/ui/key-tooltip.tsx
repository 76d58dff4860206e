import { Group, Kbd, Tooltip } from '@mantine/core';
import { cloneElement, type ReactElement } from 'react';
import { keyForPeople, keyForReaders } from './use-keys.ts';

type KeyTooltipProps = {
  readonly label: string;
  /** As `useKeys` names it. */
  readonly keys: string;
  readonly children: ReactElement<{ readonly 'aria-keyshortcuts'?: string }>;
};

/** A tooltip of a button, with the key that does the same. */
export function KeyTooltip({ label, keys, children }: KeyTooltipProps) {
  return (
    <Tooltip
      label={
        <Group gap={8} wrap="nowrap">
          {label}
          <Kbd size="xs">{keyForPeople(keys)}</Kbd>
        </Group>
      }
    >
      {cloneElement(children, { 'aria-keyshortcuts': keyForReaders(keys) })}
    </Tooltip>
  );
}
