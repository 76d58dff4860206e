import { Button } from '@mantine/core';
import { IconPlus, IconUserX } from '@tabler/icons-react';
import { use } from 'react';
import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './customer-details.module.css';
import { ProfileForm } from './profile-form.tsx';

type NotedDetailsProps = {
  readonly profile: CustomerProfile;
  readonly onProfile: (change: Partial<CustomerProfile>) => void;
  readonly onErase: () => void;
  readonly onCompose: () => void;
};

/** One customer without events: what was noted of them, to be changed or erased. */
export function NotedDetails({ profile, onProfile, onErase, onCompose }: NotedDetailsProps) {
  const customers = use(CustomersContext);
  return (
    <section className={styles['details']} data-area aria-label="Customer">
      <div className={styles['head']}>
        <h1 title={customers.key(profile.customerKey)}>
          {profile.name !== '' && <span className={styles['name']}>{profile.name} </span>}
          {customers.key(profile.customerKey)}
        </h1>
        <div className={styles['tools']}>
          <Button variant="subtle" color="red" leftSection={<IconUserX size={16} stroke={1.5} />} onClick={onErase}>
            Erase customer data
          </Button>
          <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.5} />} onClick={onCompose}>
            Compose an event
          </Button>
        </div>
      </div>
      <ProfileForm profile={profile} onChange={onProfile} />
    </section>
  );
}
