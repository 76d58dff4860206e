import { Button, type ButtonProps, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { onFirstClick } from '#renderer/one-press.ts';

type ForGoodButtonProps = Omit<ButtonProps, 'onClick' | 'children'> & {
  readonly label: string;
  /** What is removed, with its count: `3 things`. */
  readonly what: string;
  readonly onRemove: () => void;
};

/** A button that asks, in its own place, before something is removed that no Undo brings back. */
export function ForGoodButton({ label, what, onRemove, ...look }: ForGoodButtonProps) {
  const [asked, setAsked] = useState<string | null>(null);
  // A question about other things is no confirmation for these.
  const isAsking = asked === what;
  if (!isAsking)
    return (
      <Button {...look} onClick={() => setAsked(what)}>
        {label}
      </Button>
    );
  return (
    <Group gap={8} role="alertdialog" aria-label={label} wrap="nowrap" onKeyDown={(event) => stay(event, setAsked)}>
      <Text size="sm">Permanently delete {what}? You can’t undo this.</Text>
      <Button autoFocus onClick={() => setAsked(null)}>
        Cancel
      </Button>
      <Button
        {...look}
        onClick={onFirstClick(() => {
          setAsked(null);
          onRemove();
        })}
      >
        Remove {what}
      </Button>
    </Group>
  );
}

/** Esc cancels the question, and closes nothing else. */
function stay(event: { readonly key: string; stopPropagation: () => void }, setAsked: (asked: null) => void): void {
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  setAsked(null);
}
