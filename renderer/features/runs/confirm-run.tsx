import { Button, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EnvironmentColour } from '#app/environments/environment.ts';
import { practiceId } from '#app/environments/environment.ts';
import { formatCount } from '#app/quantity.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';

type ConfirmRunProps = {
  readonly count: number;
  readonly environment: { readonly id: string; readonly name: string; readonly colour: EnvironmentColour };
  readonly siteKey: string;
  /** The environment asks before sending, because its events reach real customers. */
  readonly isGuarded: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What has to be known besides. */
  readonly children?: ReactNode;
};

/** Asks before many events are sent: how many, and to where. */
export function ConfirmRun({ count, environment, siteKey, isGuarded, onConfirm, onClose, children }: ConfirmRunProps) {
  const what = `${formatCount(count, 'event')} to ${environment.name}`;
  return (
    <Modal opened onClose={onClose} title={`Send ${what}?`} size="md">
      <Text>
        <strong>{formatCount(count, 'event')}</strong> go to <strong>{environment.name}</strong>, site key{' '}
        <span className="mono">{siteKey}</span>.
      </Text>
      {environment.id !== practiceId && (
        <Text mt={8}>{isGuarded && 'They reach real customers. '}Each event may count against your MXO licence.</Text>
      )}
      {children}
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          Do not send
        </Button>
        <Button
          variant="filled"
          style={{ background: `var(--t-fill-${environment.colour})` }}
          onClick={onFirstClick(onConfirm)}
        >
          Send {what}
        </Button>
      </DialogFoot>
    </Modal>
  );
}
