import { Button, Text } from '@mantine/core';
import { use } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { conflictMessage } from '#app/history/history-problems.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import type { TidQuestion } from '#renderer/state/send-request.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';

type AskAboutTidProps = {
  readonly environment: Environment;
  readonly question: TidQuestion;
  readonly onSend: (goesAlong: boolean) => void;
  readonly onClose: () => void;
};

/** Asks before a TID is sent to an environment or for a customer that it was not used for. */
export function AskAboutTid({ environment, question: { conflict, draft }, onSend, onClose }: AskAboutTidProps) {
  const { customerKey } = draft;
  const named = conflict.kind === 'other-place' ? [customerKey] : [customerKey, conflict.belongsTo];
  const { text } = knowing(use(CustomersContext), named);
  const { says, why } = conflictMessage(conflict, customerKey);
  return (
    <DialogBox opened onClose={onClose} title="Send with this TID?" size="md">
      <Text fw={600}>{text(says)}.</Text>
      <Text>{text(why)}</Text>
      <Text className="mono" mt={8} style={{ overflowWrap: 'anywhere' }}>
        {draft.tid}
      </Text>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={onFirstClick(() => onSend(true))}>Send with this TID to {environment.name}</Button>
        <Button variant="filled" onClick={onFirstClick(() => onSend(false))}>
          Send without TID
        </Button>
      </DialogFoot>
    </DialogBox>
  );
}
