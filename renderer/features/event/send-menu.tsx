import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import styles from './composer.module.css';

type SendMenuProps = {
  /** Asks which two environments. */
  readonly onSendToTwo: () => void;
};

/** Other ways to send the event, beside Send. None of them sends at once. */
export function SendMenu({ onSendToTwo }: SendMenuProps) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon className={styles['sendMore'] ?? ''} variant="default" aria-label="More ways to send">
          <IconChevronDown size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label="More ways to send">
        <Menu.Item onClick={onSendToTwo}>Send to two environments…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
