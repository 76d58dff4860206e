import { Button, Text } from '@mantine/core';
import type { Environment } from '#app/environments/environment.ts';
import { formatCount } from '#app/quantity.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { environmentFill } from '#renderer/ui/environment-fill.ts';

type PresentQuestionProps = {
  readonly storyboard: Storyboard;
  readonly environment: Environment;
  /** It sends without a press. */
  readonly plays: boolean;
  /** Its rest goes to Practice, and to the environment only once it starts over. */
  readonly isOnPractice?: boolean;
  readonly onEnter: () => void;
  readonly onClose: () => void;
};

/** Asks before a storyboard sends: each event on a press where the environment asks, and all of them without one anywhere. */
export function PresentQuestion(props: PresentQuestionProps) {
  const { storyboard, environment, plays, isOnPractice = false, onEnter, onClose } = props;
  const events = storyboard.steps.filter(({ kind }) => kind === 'event').length;
  const { name, askBeforeSending } = environment;
  return (
    <DialogBox
      opened
      onClose={onClose}
      title={plays ? `Advance automatically on ${name}?` : `Present on ${name}?`}
      size="md"
    >
      <Text>
        {isOnPractice && `The rest goes to Practice. If you start over, it goes to ${name} again. `}
        {askBeforeSending && `Events sent ${isOnPractice ? `to ${name}` : 'from here'} reach real customers. `}
        <CustomerText>{storyboard.title}</CustomerText> has {formatCount(events, 'event')}.{' '}
        {plays
          ? `Tidings sends them to ${name} one after another, without waiting for Next.`
          : 'Each is sent when you press Next. Tidings won’t ask again until you leave.'}
      </Text>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          {plays ? 'Cancel' : 'Don’t present'}
        </Button>
        <Button variant="filled" style={{ background: environmentFill(environment) }} onClick={onFirstClick(onEnter)}>
          {plays ? 'Advance automatically' : `Present on ${name}`}
        </Button>
      </DialogFoot>
    </DialogBox>
  );
}
