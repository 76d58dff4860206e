import { SimpleGrid } from '@mantine/core';
import { use } from 'react';
import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { AutosaveInput } from '#renderer/ui/autosave-input.tsx';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { HiddenInRows } from '#renderer/ui/hidden-characters.tsx';
import { NameValueTable } from '#renderer/ui/name-value-table.tsx';
import styles from './customer-details.module.css';

type ProfileFormProps = {
  readonly profile: CustomerProfile;
  /** Gets each change, which is saved as it is typed. */
  readonly onChange: (change: Partial<CustomerProfile>) => void;
};

/** A person’s notes about a customer: a name, a note, and the usual values of their events. */
export function ProfileForm({ profile, onChange }: ProfileFormProps) {
  const customers = use(CustomersContext);
  return (
    <CustomersContext value={knowing(customers, [profile.customerKey])}>
      <section className={styles['profile']} aria-label="Profile">
        <SimpleGrid cols={2} spacing={12}>
          <AutosaveInput
            label="Name"
            placeholder="For example Ada Lovelace"
            value={profile.name}
            onSave={(name) => onChange({ name })}
          />
          <AutosaveInput label="Note" value={profile.note} onSave={(note) => onChange({ note })} />
        </SimpleGrid>
        <NameValueTable
          label="Usual properties"
          hint="added when you add the customer to a storyboard"
          addLabel="Add usual property"
          rows={profile.properties}
          onChange={(properties) => onChange({ properties })}
          cellId={(index, cell) => `profile-${index}-${cell}`}
        />
        <HiddenInRows rows={profile.properties} onClean={(properties) => onChange({ properties })} />
      </section>
    </CustomersContext>
  );
}
