import { Button, Text } from '@mantine/core';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';

type StartOverQuestionProps = { readonly onStartOver: () => void; readonly onClose: () => void };

/** Asked in the middle of a presentation, where one slip would lose the customers of the story. */
export function StartOverQuestion({ onStartOver, onClose }: StartOverQuestionProps) {
  return (
    <DialogBox opened onClose={onClose} returnFocus={false} title="Start over?" size="sm">
      <Text>The presentation starts again at step 1 with new customers. Events already sent stay sent.</Text>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          Cancel
        </Button>
        <Button variant="filled" onClick={onStartOver}>
          Start over
        </Button>
      </DialogFoot>
    </DialogBox>
  );
}
