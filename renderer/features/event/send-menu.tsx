import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId } from 'react';
import type { SendAs } from '#app/event/draft.ts';
import { describedItem } from '#renderer/ui/described-item.tsx';
import { still } from '#renderer/ui/still.tsx';
import styles from './composer.module.css';

type SendMenuProps = {
  readonly sendAs: SendAs;
  readonly onSendAs: (sendAs: SendAs) => void;
  /** Asks which two environments. */
  readonly onSendToTwo: () => void;
};

const ways: readonly { readonly value: SendAs; readonly name: string; readonly about: string }[] = [
  { value: 'event', name: 'Event', about: 'A POST with JSON. MXO returns a TID.' },
  { value: 'pixel', name: 'Tracking pixel', about: 'A GET of an image, as from an email. It has no TID.' },
];

/** Other ways to send the event, beside Send. None of them sends at once. */
export const SendMenu = still(function SendMenu({ sendAs, onSendAs, onSendToTwo }: SendMenuProps) {
  const id = useId();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon className={styles['sendMore'] ?? ''} variant="default" aria-label="More ways to send">
          <IconChevronDown size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label="More ways to send">
        <Menu.Item onClick={onSendToTwo}>Send to two environments…</Menu.Item>
        <Menu.Divider />
        <Menu.Label id={id}>Send as</Menu.Label>
        <div role="group" aria-labelledby={id}>
          {ways.map(({ value, name, about }) => (
            <Menu.RadioItem
              key={value}
              value={value}
              checked={value === sendAs}
              closeMenuOnClick
              onChange={() => onSendAs(value)}
              {...describedItem(`${id}-${value}`, name, about)}
            />
          ))}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
});
