import { Button, Progress, Text } from '@mantine/core';
import { use, useEffect, useRef, useState } from 'react';
import { ignoreResult } from '#app/ignore-result.ts';
import type { Output, Push } from '#app/ipc/contract.ts';
import { call, isFailed } from '#renderer/bridge.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { useCall, usePush } from '#renderer/use-call.ts';
import { FoundOfCustomer } from './found-of-customer.tsx';

type Erased = Extract<Output<'customer.erase'>, { kind: 'erased' }>;
type Progressed = Push<'customer.progressed'>;

type EraseCustomerProps = {
  readonly customerKey: string;
  readonly onClose: () => void;
  /** @param shown their key, as it may be seen */
  readonly onErased: (shown: string, erased: Erased) => void;
};

const notFound = 'The search failed. Close this dialog and try again.';
const notErased = 'Something went wrong in Tidings. Some of the customer’s data may be erased. Try again.';

/** Shows what will be erased first: erasing can’t be undone. The host sets `key`, so each customer gets a new dialog. */
export function EraseCustomer({ customerKey, onClose, onErased }: EraseCustomerProps) {
  const customers = use(CustomersContext);
  const { value: found, hasFailed } = useCall(customerKey, findData);
  const [progress, setProgress] = useState<Progressed | null>(null);
  const [state, setState] = useState<{ readonly busy: boolean; readonly says: string | null }>({
    busy: false,
    says: null,
  });
  const isErasing = useRef(false);
  usePush('customer.progressed', setProgress);
  useEffect(
    () => () => {
      if (!isErasing.current)
        ignoreResult(call('customer.cancel', {}), 'The dialog is closed, so the result of the search isn’t needed.');
    },
    [],
  );

  async function erase() {
    isErasing.current = true;
    setProgress(null);
    setState({ busy: true, says: null });
    const answer = await call('customer.erase', { customerKey });
    isErasing.current = false;
    // Once they are erased, nothing knows any more whom to mask.
    if (answer.kind === 'erased') return onErased(customers.key(customerKey), answer);
    setState({ busy: false, says: isFailed(answer) ? notErased : answer.says });
  }

  const cancel = () =>
    ignoreResult(call('customer.cancel', {}), 'The result of the search says that it was cancelled.');
  const problem = hasFailed ? notFound : state.says;
  const isSearching = found === null && problem === null;
  return (
    <DialogBox
      opened
      onClose={onClose}
      title="Erase customer data"
      size="lg"
      // The dialog stays open until the data is erased.
      closeOnEscape={!state.busy}
      closeOnClickOutside={!state.busy}
      withCloseButton={!state.busy}
    >
      <Text mb={8}>
        Everything Tidings stores about <strong>{customers.key(customerKey)}</strong>, and about TIDs that only they
        use, will be removed from this computer:
      </Text>
      {found === null ? (
        isSearching && <Text c="dimmed">Searching the history and its backups…</Text>
      ) : (
        <FoundOfCustomer found={found} />
      )}
      {(isSearching || state.busy) && (
        <Progress
          mb={12}
          value={progress?.percent ?? 0}
          animated
          aria-label={customers.text(progress?.says ?? 'Progress')}
        />
      )}
      <Text mb={4}>You can’t undo this.</Text>
      <Text c="dimmed" mb={16}>
        MXO keeps what it received. Delete your exported files yourself.
      </Text>
      {problem !== null && (
        <Text c="red" mb={16} role="alert">
          {problem}
        </Text>
      )}
      <DialogFoot>
        {state.busy ? <Button onClick={cancel}>Cancel</Button> : <Button onClick={onClose}>Keep</Button>}
        <Button variant="subtle" color="red" loading={state.busy} disabled={found === null} onClick={erase}>
          Erase permanently
        </Button>
      </DialogFoot>
    </DialogBox>
  );
}

async function findData(customerKey: string): Promise<Output<'customer.preview'> | null> {
  const answer = await call('customer.preview', { customerKey });
  return isFailed(answer) ? null : answer;
}
