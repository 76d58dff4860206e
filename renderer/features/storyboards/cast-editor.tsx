import { Button, Stack } from '@mantine/core';
import { type FormEvent, use, useState } from 'react';
import type { CastMember } from '#app/storyboards/storyboard.ts';
import { keyOfName } from '#app/storyboards/storyboard-edit.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { CancelButton, FormModal } from '#renderer/ui/form-modal.tsx';
import { HiddenInKey, HiddenInRows } from '#renderer/ui/hidden-characters.tsx';
import { NameValueTable } from '#renderer/ui/name-value-table.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { TokenInput } from '#renderer/ui/token-input.tsx';
import { isSameForm } from '#renderer/ui/unsaved.ts';

type CastEditorProps = {
  readonly member: CastMember;
  readonly isNew: boolean;
  readonly onSave: (member: CastMember) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

/** Adds or edits a cast member. */
export function CastEditor({ member, isNew, onSave, onRemove, onClose }: CastEditorProps) {
  const customers = use(CustomersContext);
  const [edited, setEdited] = useState(member);
  const title = isNew ? 'Add customer' : `Change ${customers.text(member.name, member.customerKey)}`;
  const set = (change: Partial<CastMember>) => setEdited({ ...edited, ...change });

  /** The key of a newcomer follows the name until the person changes the key. */
  function rename(name: string) {
    const follows = isNew && edited.customerKey === keyOfName(edited.name);
    set(follows ? { name, customerKey: keyOfName(name) } : { name });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    onSave({ ...edited, name: edited.name.trim() || 'Customer' });
  }

  return (
    <FormModal opened isChanged={!isSameForm(edited, member)} onClose={onClose} title={title} size="lg">
      <CustomersContext value={knowing(customers, [member.customerKey, edited.customerKey])}>
        <form onSubmit={submit}>
          <Stack gap={12}>
            <TextField
              label="Name"
              data-autofocus
              value={edited.name}
              onFocus={({ currentTarget }) => currentTarget.select()}
              onChange={rename}
            />
            <TokenInput
              label="Customer key"
              isCustomer
              description="For example ada.{{$randomInt}}@example.com, which is a new customer each time you start over."
              value={edited.customerKey}
              onChange={(customerKey) => set({ customerKey })}
            />
            <HiddenInKey text={edited.customerKey} onClean={(customerKey) => set({ customerKey })} />
            <NameValueTable
              label="Properties"
              hint="added to each of their events"
              addLabel="Add property"
              rows={edited.properties}
              onChange={(properties) => set({ properties })}
              cellId={(index, cell) => `cast-${index}-${cell}`}
            />
            <HiddenInRows rows={edited.properties} onClean={(properties) => set({ properties })} />
          </Stack>
          <DialogFoot>
            {!isNew && (
              <Button variant="subtle" color="red" mr="auto" onClick={onRemove}>
                Remove from the cast
              </Button>
            )}
            <CancelButton onClose={onClose} />
            <Button type="submit" variant="filled">
              Save customer
            </Button>
          </DialogFoot>
        </form>
      </CustomersContext>
    </FormModal>
  );
}
