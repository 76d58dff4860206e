import { Button, Group, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconDeviceRemote,
  IconDeviceTv,
  IconListCheck,
  IconPlayerPlay,
  IconPresentation,
  IconSchool,
} from '@tabler/icons-react';
import { useId } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { shortSiteKey } from '#app/practice/practice-outcomes.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { describedItem } from '#renderer/ui/described-item.tsx';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import styles from './storyboards.module.css';
import { otherWays, type ShowMode } from './ways.ts';

/** Where the events of a presentation go. */
export type PresentPlace = { readonly environment: Environment; readonly siteKey: string };

type PresentButtonProps = {
  readonly place: PresentPlace;
  readonly onPresent: (mode: ShowMode) => void;
  readonly onCheck: () => void;
};

const icons = { practise: IconSchool, automatic: IconPlayerPlay, remote: IconDeviceRemote, audience: IconDeviceTv };

/** Presents a storyboard, and says where its events will go. Other ways to present are in the menu beside it. */
export function PresentButton({ place: { environment, siteKey }, onPresent, onCheck }: PresentButtonProps) {
  const id = useId();
  const where = `${environment.name}, ${shortSiteKey(environment, siteKey)}`;
  return (
    <div className={styles['present']}>
      <Group gap={8} wrap="nowrap">
        <Button
          aria-label="Check before the show"
          leftSection={<IconListCheck size={16} stroke={1.5} />}
          onClick={onCheck}
        >
          Check
        </Button>
        <Button.Group>
          <Button
            variant="filled"
            aria-describedby={`${id}-place`}
            leftSection={<IconPresentation size={16} stroke={1.5} />}
            onClick={onFirstClick(() => onPresent('present'))}
          >
            Present
          </Button>
          <Menu position="bottom-end" shadow="md">
            <Menu.Target>
              <Button variant="filled" px={8} aria-label="More ways to present" className={styles['moreWays'] ?? ''}>
                <IconChevronDown size={16} stroke={1.5} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown aria-label="More ways to present">
              {otherWays.map(({ mode, name, about }) => {
                const Icon = icons[mode];
                return (
                  <Menu.Item
                    key={mode}
                    leftSection={<Icon size={16} stroke={1.5} />}
                    {...describedItem(`${id}-${mode}`, name, about)}
                    onClick={onFirstClick(() => onPresent(mode))}
                  />
                );
              })}
            </Menu.Dropdown>
          </Menu>
        </Button.Group>
      </Group>
      <span id={`${id}-place`} className={styles['place']} title={where}>
        <span>Sends to</span> <EnvironmentSquare colour={environment.colour} /> <span>{where}</span>
      </span>
    </div>
  );
}
