import { Button, Text } from '@mantine/core';
import { use } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import { formatAgo } from '#app/quantity.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { environmentFill } from '#renderer/ui/environment-fill.ts';

type ConfirmSendProps = {
  readonly environment: Environment;
  /** The event to confirm, its variables resolved; null when nothing waits for an answer. */
  readonly draft: Draft | null;
  /** How long ago the same event was sent from here, in milliseconds; null when it was not, or not recently. */
  readonly repeatedAfterMs: number | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before an event is sent to a guarded environment. */
export function ConfirmSend(props: ConfirmSendProps) {
  const { environment, draft, repeatedAfterMs, onConfirm, onClose } = props;
  const customers = use(CustomersContext);
  return (
    <DialogBox opened={draft !== null} onClose={onClose} title={`Send this event to ${environment.name}?`} size="md">
      <Text>Events sent from here reach real customers. This event will be sent:</Text>
      <Text className="mono" mt={8} style={{ overflowWrap: 'anywhere' }}>
        {customers.text(draft?.uri ?? '', draft?.customerKey ?? '')}
      </Text>
      <Text c="dimmed" mt={4}>
        {draft?.customerKey.trim() ? `for ${customers.key(draft.customerKey)}` : 'without a customer key'}
      </Text>
      {repeatedAfterMs !== null && (
        <Text fw={600} mt={12}>
          The same event was sent {formatAgo(repeatedAfterMs)}. MXO counts every event it receives.
        </Text>
      )}
      <DialogFoot>
        {environment.asks === 'once-per-session' && (
          <Text size="xs" c="dimmed" mr="auto">
            Tidings won’t ask again until you close it.
          </Text>
        )}
        <Button data-autofocus onClick={onClose}>
          Don’t send
        </Button>
        <Button variant="filled" style={{ background: environmentFill(environment) }} onClick={onFirstClick(onConfirm)}>
          Send to {environment.name}
        </Button>
      </DialogFoot>
    </DialogBox>
  );
}
