import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconHistory, IconPlaylist } from '@tabler/icons-react';

type RunSelectedProps = {
  readonly onRun: () => void;
  /** Sets the run up with the time that was between the events. */
  readonly onReplay: () => void;
};

/** Sends the selected events again, at once or as it was. */
export function RunSelected({ onRun, onReplay }: RunSelectedProps) {
  return (
    <Button.Group>
      <Button leftSection={<IconPlaylist size={16} stroke={1.5} />} onClick={onRun}>
        Run these again…
      </Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button px={6} aria-label="More ways to run these">
            <IconChevronDown size={16} stroke={1.5} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label="More ways to run these">
          <Menu.Item leftSection={<IconHistory size={16} stroke={1.5} />} onClick={onReplay}>
            Replay as it was…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
