import { ActionIcon, Badge, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useId } from 'react';
import type { ParametersOn } from '#app/event/draft.ts';
import { describedItem } from '#renderer/ui/described-item.tsx';
import { still } from '#renderer/ui/still.tsx';
import styles from './composer.module.css';

type ParametersMenuProps = { readonly value: ParametersOn; readonly onChange: (value: ParametersOn) => void };

const places: readonly { readonly value: ParametersOn; readonly name: string; readonly about: string }[] = [
  { value: 'event-uri', name: 'Event URI', about: 'Part of the event. MXO can match on them.' },
  { value: 'request-url', name: 'Request URL', about: 'For a gateway that reads them from the request URL.' },
];

/** Chooses where the URI parameters travel. Hardly anyone has to, so only the unusual choice is shown. */
export const ParametersMenu = still(function ParametersMenu({ value, onChange }: ParametersMenuProps) {
  const id = useId();
  return (
    <>
      {value === 'request-url' && (
        <Badge variant="light" color="gray">
          on the request URL
        </Badge>
      )}
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon
            size={28}
            className={styles['more'] ?? ''}
            aria-label="More for URI parameters"
            title="Where parameters go"
          >
            <IconDots size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown aria-label="More for URI parameters">
          <Menu.Label id={id}>Parameters go on</Menu.Label>
          <div role="group" aria-labelledby={id}>
            {places.map((place) => (
              <Menu.RadioItem
                key={place.value}
                value={place.value}
                checked={place.value === value}
                closeMenuOnClick
                onChange={() => onChange(place.value)}
                {...describedItem(`${id}-${place.value}`, place.name, place.about)}
              />
            ))}
          </div>
        </Menu.Dropdown>
      </Menu>
    </>
  );
});
