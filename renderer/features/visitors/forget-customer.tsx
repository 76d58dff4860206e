import { Button, List, Modal, Text } from '@mantine/core';
import { use, useEffect, useState } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { formatCount } from '#app/quantity.ts';
import { call } from '#renderer/bridge.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';

type Forgotten = Extract<Output<'customer.forget'>, { kind: 'forgotten' }>;

type ForgetCustomerProps = {
  readonly customerKey: string;
  readonly onClose: () => void;
  readonly onForgotten: (customerKey: string, forgotten: Forgotten) => void;
};

/** Says what will go before it goes: forgetting is the one thing that cannot be undone. */
export function ForgetCustomer({ customerKey, onClose, onForgotten }: ForgetCustomerProps) {
  const customers = use(CustomersContext);
  const [found, setFound] = useState<Output<'customer.preview'> | null>(null);
  const [state, setState] = useState<{ readonly busy: boolean; readonly says: string | null }>({
    busy: false,
    says: null,
  });
  useEffect(() => {
    let current = true;
    void call('customer.preview', { customerKey }).then((answer) => current && setFound(answer));
    return () => {
      current = false;
    };
  }, [customerKey]);

  async function forget() {
    setState({ busy: true, says: null });
    const answer = await call('customer.forget', { customerKey });
    if (answer.kind === 'forgotten') onForgotten(customerKey, answer);
    else setState({ busy: false, says: answer.says });
  }

  return (
    <Modal opened onClose={onClose} title="Forget customer" size="lg">
      <Text mb={8}>
        Everything that Tidings keeps of <strong>{customers.key(customerKey)}</strong>, and of the TIDs that are theirs
        alone, will be removed from this computer:
      </Text>
      {found === null ? (
        <Text c="dimmed">Looking through the history and its backups…</Text>
      ) : (
        <List mb={12}>
          <List.Item>{formatCount(found.exchanges, 'event')} of the history, pinned and deleted ones too</List.Item>
          <List.Item>their part of {formatCount(found.openEvents, 'open event')}</List.Item>
          <List.Item>their part of {formatCount(found.savedThings, 'saved thing')}</List.Item>
          <List.Item>their rows and results in {formatCount(found.runs, 'run')}</List.Item>
          <List.Item>their part of {formatCount(found.otherFiles, 'file')} of backups or set aside</List.Item>
        </List>
      )}
      <Text mb={4}>This cannot be undone.</Text>
      <Text c="dimmed" mb={16}>
        MXO itself keeps what it received, and files that you exported are yours to delete.
      </Text>
      {state.says !== null && (
        <Text c="red" mb={16} role="alert">
          {state.says}
        </Text>
      )}
      <DialogFoot>
        <Button onClick={onClose} disabled={state.busy}>
          Keep
        </Button>
        <Button variant="subtle" color="red" loading={state.busy} disabled={found === null} onClick={forget}>
          Forget for good
        </Button>
      </DialogFoot>
    </Modal>
  );
}
