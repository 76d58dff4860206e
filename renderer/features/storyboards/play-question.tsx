import { Button, Modal, Text } from '@mantine/core';
import type { Environment } from '#app/environments/environment.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';

type PlayQuestionProps = {
  readonly environment: Environment;
  readonly onPlay: () => void;
  readonly onClose: () => void;
};

/** Asked in a presentation that was begun to be advanced by hand: one slip would send all of its events. */
export function PlayQuestion({ environment, onPlay, onClose }: PlayQuestionProps) {
  return (
    <Modal opened onClose={onClose} returnFocus={false} title={`Play on ${environment.name}?`} size="sm">
      <Text>
        {environment.askBeforeSending && 'Events sent from here reach real customers. '}
        Tidings sends the remaining events to {environment.name} one after another, without waiting for Next.
      </Text>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="filled"
          style={{ background: `var(--t-fill-${environment.colour})` }}
          onClick={onFirstClick(onPlay)}
        >
          Play
        </Button>
      </DialogFoot>
    </Modal>
  );
}
