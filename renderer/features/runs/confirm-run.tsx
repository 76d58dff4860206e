import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Environment, EnvironmentColour } from '#app/environments/environment.ts';
import { practiceId } from '#app/environments/environment.ts';
import { formatCount } from '#app/quantity.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { environmentFill } from '#renderer/ui/environment-fill.ts';
import { EnvironmentWarnings } from '#renderer/ui/environment-warnings.tsx';

type ConfirmRunProps = {
  readonly count: number;
  readonly environment: { readonly id: string; readonly name: string; readonly colour: EnvironmentColour };
  readonly siteKey: string;
  /** The environment as it is now; null if it was deleted. */
  readonly now: Environment | null;
  /** Without it, the title says how many events go where. */
  readonly title?: string;
  /** Something has to be selected before it can be sent; the children say what. */
  readonly isHeld?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What has to be known besides. */
  readonly children?: ReactNode;
};

/** Asks before many events are sent: how many, and to where. */
export function ConfirmRun(props: ConfirmRunProps) {
  const { count, environment, siteKey, now, isHeld = false, onConfirm, onClose, children } = props;
  const isGuarded = now?.askBeforeSending === true;
  const what = `${formatCount(count, 'event')} to ${environment.name}`;
  return (
    <DialogBox opened onClose={onClose} title={props.title ?? `Send ${what}?`} size="md">
      {now !== null && <EnvironmentWarnings environment={now} />}
      <Text mt={isGuarded ? 12 : 0}>
        <strong>{formatCount(count, 'event')}</strong> will be sent to <strong>{environment.name}</strong>, site key{' '}
        <span className="mono">{siteKey}</span>.
      </Text>
      {environment.id !== practiceId && (
        <Text mt={8}>{isGuarded && 'They reach real customers. '}Each event may count against your MXO licence.</Text>
      )}
      {children}
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          Don’t send
        </Button>
        <Button
          variant="filled"
          disabled={isHeld}
          style={isHeld ? {} : { background: environmentFill({ ...environment, askBeforeSending: isGuarded }) }}
          onClick={onFirstClick(onConfirm)}
        >
          Send {what}
        </Button>
      </DialogFoot>
    </DialogBox>
  );
}
