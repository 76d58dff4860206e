import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { use, useState } from 'react';
import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { formatNumber } from '#app/quantity.ts';
import { hasWords, searchWords } from '#app/text/search.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { FoundCount } from '#renderer/ui/found-count.tsx';

type AddCustomerProps = {
  /** Customers with notes, who can be added. */
  readonly profiles: readonly CustomerProfile[];
  readonly onNew: () => void;
  readonly onAdd: (profile: CustomerProfile) => void;
};

/** So many are listed. The others are found by their names and keys. */
const mostListed = 12;

/** Adds a customer to the cast: a new one, or one who is known. */
export function AddCustomer({ profiles, onNew, onAdd }: AddCustomerProps) {
  const customers = use(CustomersContext);
  const [search, setSearch] = useState('');
  if (profiles.length === 0) return addButton(onNew);
  const words = searchWords(search);
  const found = profiles.filter(({ name, customerKey }) => hasWords([name, customerKey], words));
  const more = found.length - mostListed;
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>{addButton()}</Menu.Target>
      <Menu.Dropdown>
        {profiles.length > mostListed && (
          <>
            <Menu.Search
              aria-label="Search known customers"
              placeholder="Search known customers"
              value={search}
              onChange={({ currentTarget }) => setSearch(currentTarget.value)}
            />
            <FoundCount search={search} found={found.length} />
          </>
        )}
        {words.length === 0 && <Menu.Item onClick={onNew}>New customer each time</Menu.Item>}
        <Menu.Label>{found.length === 0 ? 'No customers match.' : 'Known customers'}</Menu.Label>
        {found.slice(0, mostListed).map((profile) => (
          <Menu.Item key={profile.customerKey} onClick={() => onAdd(profile)}>
            {customers.label(profile.customerKey)}
          </Menu.Item>
        ))}
        {more > 0 && <Menu.Label>{formatNumber(more)} more. Search to find them.</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** @param onClick what it does where it opens no menu */
function addButton(onClick?: () => void) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPlus size={16} stroke={1.5} />}
      {...(onClick === undefined ? {} : { onClick })}
    >
      Add customer
    </Button>
  );
}
