import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { longestCustomerKey } from '#app/limits.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { CancelButton, FormModal } from '#renderer/ui/form-modal.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type WhomToEraseProps = { readonly onChosen: (customerKey: string) => void; readonly onClose: () => void };

/** Asks for a customer key: a customer may be in backups, runs or requests only, and then in no list. */
export function WhomToErase({ onChosen, onClose }: WhomToEraseProps) {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const customerKey = typed.trim();

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (customerKey !== '') onChosen(customerKey);
  }

  return (
    <FormModal opened isChanged={typed !== ''} onClose={onClose} title="Erase customer data" size="sm">
      <form onSubmit={submit}>
        <TextField
          label="Customer key"
          description="Next, you see what will be erased. For example ada@example.com."
          data-autofocus
          value={typed}
          maxLength={longestCustomerKey}
          error={tried && customerKey === '' ? 'Enter a customer key.' : undefined}
          onChange={setTyped}
        />
        <DialogFoot>
          <CancelButton onClose={onClose} />
          <Button type="submit" variant="filled">
            Search
          </Button>
        </DialogFoot>
      </form>
    </FormModal>
  );
}
