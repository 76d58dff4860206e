import { SimpleGrid } from '@mantine/core';
import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { NameValueTable } from '#renderer/ui/name-value-table.tsx';
import { SettledInput } from '#renderer/ui/settled-input.tsx';
import styles from './customers.module.css';

type ProfileFormProps = {
  readonly profile: CustomerProfile;
  /** Hears how it is to be changed. Saved as it is typed. */
  readonly onChange: (change: Partial<CustomerProfile>) => void;
};

/** What a person notes of a customer: who they are, and what their events usually say. */
export function ProfileForm({ profile, onChange }: ProfileFormProps) {
  return (
    <section className={styles['profile']} aria-label="Profile">
      <SimpleGrid cols={2} spacing={12}>
        <SettledInput
          label="Name"
          placeholder="As you say it in a demo"
          value={profile.name}
          onSettle={(name) => onChange({ name })}
        />
        <SettledInput label="Note" value={profile.note} onSettle={(note) => onChange({ note })} />
      </SimpleGrid>
      <NameValueTable
        label="Usual properties"
        hint="come with them into the cast of a storyboard"
        addLabel="Add usual property"
        rows={profile.properties}
        onChange={(properties) => onChange({ properties })}
        cellId={(index, cell) => `profile-${index}-${cell}`}
        levelOf={() => null}
      />
    </section>
  );
}
