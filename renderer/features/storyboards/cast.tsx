import { IconUser } from '@tabler/icons-react';
import { use, useState } from 'react';
import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { hasChangedMeanwhile, withEdited } from '#app/library/edited-thing.ts';
import type { CastMember, Storyboard } from '#app/storyboards/storyboard.ts';
import { keyOfName, profileToCast, removeCastMember, withCastMember } from '#app/storyboards/storyboard-edit.ts';
import { uniqueName } from '#app/text/unique-name.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { say } from '#renderer/ui/notices.tsx';
import { AddCustomer } from './add-customer.tsx';
import { CastEditor } from './cast-editor.tsx';
import styles from './storyboards.module.css';

/** The customer key of a cast member; in words when each presentation generates a new one. */
function keyInWords({ customerKey }: CastMember, show: (key: string) => string): string {
  if (customerKey === '') return 'no customer key';
  return customerKey.includes('{{$') ? 'new each time' : show(customerKey);
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
  const nameOf = ({ name, customerKey }: CastMember) => customers.text(name, customerKey);

  function newcomer(): CastMember {
    const name = newcomers.find((one) => !cast.some((member) => member.name === one)) ?? 'Customer';
    return { id: crypto.randomUUID(), name, customerKey: keyOfName(name), properties: [] };
  }

  function save(opened: CastMember, saved: CastMember) {
    const newId = crypto.randomUUID();
    onEdit((board) => {
      const names = board.cast.map(({ name }) => name);
      const another = (one: CastMember) => ({ ...one, id: newId, name: uniqueName(one.name, names) });
      return { ...board, cast: withEdited(board.cast, { opened, saved }, another) };
    });
    if (hasChangedMeanwhile(cast, opened))
      say(`${nameOf(opened)} changed in the meantime, so yours was added as a second customer.`);
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
              title={isOwn ? `Change ${nameOf(member)}` : undefined}
              onClick={() => setEditing(member)}
            >
              <IconUser size={16} stroke={1.5} aria-hidden="true" />
              <strong>{nameOf(member)}</strong>
              <span title={customers.key(member.customerKey)}>{keyInWords(member, customers.key)}</span>
            </button>
          </li>
        ))}
      </ul>
      {isOwn && (
        <AddCustomer
          profiles={profiles}
          onNew={() => setEditing(newcomer())}
          onAdd={(profile) =>
            onEdit((board) => withCastMember(board, profileToCast(profile, crypto.randomUUID(), board.cast)))
          }
        />
      )}
      {editing !== null && (
        <CastEditor
          member={editing}
          isNew={!cast.some(({ id }) => id === editing.id)}
          onSave={(saved) => {
            setEditing(null);
            save(editing, saved);
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
