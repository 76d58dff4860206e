import { Button, Menu } from '@mantine/core';
import { IconPlus, IconUser } from '@tabler/icons-react';
import { use, useState } from 'react';
import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import type { CastMember, Storyboard } from '#app/storyboards/storyboard.ts';
import { keyOfName, profileToCast, removeCastMember, withCastMember } from '#app/storyboards/storyboard-edit.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { CastEditor } from './cast-editor.tsx';
import styles from './storyboards.module.css';

/** The customer key of a cast member; in words when each presentation generates a new one. */
function keyInWords({ customerKey }: CastMember, show: (key: string) => string): string {
  if (customerKey === '') return 'no customer key';
  return customerKey.includes('{{$') ? 'new each time' : show(customerKey);
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

type CastProps = {
  readonly storyboard: Storyboard;
  readonly isOwn: boolean;
  /** Customers with notes, which can be added to the cast. */
  readonly profiles: readonly CustomerProfile[];
  readonly onEdit: (edit: (storyboard: Storyboard) => Storyboard) => void;
};

const newcomers = ['Ada', 'Noah', 'Maya', 'Liam', 'Grace', 'Omar'];

/** The customers of the steps. */
export function Cast({ storyboard, isOwn, profiles, onEdit }: CastProps) {
  const customers = use(CustomersContext);
  const [editing, setEditing] = useState<CastMember | null>(null);
  const { cast } = storyboard;

  function newcomer(): CastMember {
    const name = newcomers.find((one) => !cast.some((member) => member.name === one)) ?? 'Customer';
    return { id: crypto.randomUUID(), name, customerKey: keyOfName(name), properties: [] };
  }

  return (
    <div className={styles['section']}>
      <h2>Cast</h2>
      <ul aria-label="Cast" className={styles['cast']}>
        {cast.map((member) => (
          <li key={member.id}>
            <button
              type="button"
              className={styles['member']}
              disabled={!isOwn}
              title={isOwn ? `Change ${member.name}` : undefined}
              onClick={() => setEditing(member)}
            >
              <IconUser size={16} stroke={1.5} aria-hidden="true" />
              <strong>{member.name}</strong>
              <span title={customers.key(member.customerKey)}>{keyInWords(member, customers.key)}</span>
            </button>
          </li>
        ))}
      </ul>
      {isOwn && profiles.length === 0 && addButton(() => setEditing(newcomer()))}
      {isOwn && profiles.length > 0 && (
        <Menu position="bottom-start" shadow="md">
          <Menu.Target>{addButton()}</Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setEditing(newcomer())}>New customer each time</Menu.Item>
            <Menu.Label>Known customers</Menu.Label>
            {profiles.slice(0, 12).map((profile) => (
              <Menu.Item
                key={profile.customerKey}
                onClick={() =>
                  onEdit((board) => withCastMember(board, profileToCast(profile, crypto.randomUUID(), board.cast)))
                }
              >
                {customers.label(profile.customerKey)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {editing !== null && (
        <CastEditor
          member={editing}
          isNew={!cast.some(({ id }) => id === editing.id)}
          onSave={(member) => {
            setEditing(null);
            onEdit((board) => withCastMember(board, member));
          }}
          onRemove={() => {
            setEditing(null);
            onEdit((board) => removeCastMember(board, editing.id));
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
