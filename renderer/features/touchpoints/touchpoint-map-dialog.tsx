import { Button, Group, Text } from '@mantine/core';
import { IconClipboardText, IconPlus } from '@tabler/icons-react';
import { use, useState } from 'react';
import { formatCount } from '#app/quantity.ts';
import { type Touchpoint, type TouchpointMap, touchpointName } from '#app/touchpoints/touchpoint.ts';
import { rowsByArrows } from '#renderer/ui/arrow-keys.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { FormModal } from '#renderer/ui/form-modal.tsx';
import type { TouchpointActions } from './actions.ts';
import { PasteTouchpoints } from './paste-touchpoints.tsx';
import { TouchpointForm } from './touchpoint-form.tsx';
import styles from './touchpoints.module.css';

type TouchpointMapDialogProps = {
  readonly opened: boolean;
  readonly map: TouchpointMap;
  readonly on: TouchpointActions;
  readonly onClose: () => void;
};

/** What the dialog shows: the list, one Touchpoint of it, or what is pasted. */
type Shown =
  | { readonly kind: 'list' }
  | { readonly kind: 'paste' }
  | { readonly kind: 'edit'; readonly one: Touchpoint };

const list: Shown = { kind: 'list' };

/** The person's own map of Touchpoints. */
export function TouchpointMapDialog({ opened, map, on, onClose }: TouchpointMapDialogProps) {
  return (
    <FormModal opened={opened} onClose={onClose} title="Touchpoint map" size="xl">
      <Parts map={map} on={on} />
    </FormModal>
  );
}

function Parts({ map, on }: Pick<TouchpointMapDialogProps, 'map' | 'on'>) {
  const [shown, setShown] = useState<Shown>(list);
  const back = () => setShown(list);
  if (shown.kind === 'paste')
    return (
      <PasteTouchpoints
        map={map}
        onAdd={(coming) => {
          on.onPaste(coming);
          back();
        }}
        onBack={back}
      />
    );
  if (shown.kind === 'edit')
    return (
      <TouchpointForm
        touchpoint={shown.one}
        map={map}
        onSave={(saved) => {
          on.onSave(shown.one, saved);
          back();
        }}
        onBack={back}
      />
    );
  return (
    <>
      <Text c="dimmed" mb={12}>
        Your own copy of the Touchpoints in MXO. Tidings can’t read them there. The composer uses this map to tell where
        an event goes.
      </Text>
      {map.length > 0 && <List map={map} onEdit={(one) => setShown({ kind: 'edit', one })} onRemove={on.onRemove} />}
      <Group gap={8} mt={12}>
        <Button
          data-autofocus
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={() => setShown({ kind: 'edit', one: blankTouchpoint() })}
        >
          Add Touchpoint
        </Button>
        <Button leftSection={<IconClipboardText size={16} stroke={1.5} />} onClick={() => setShown({ kind: 'paste' })}>
          Paste a map
        </Button>
      </Group>
    </>
  );
}

type ListProps = {
  readonly map: TouchpointMap;
  readonly onEdit: (one: Touchpoint) => void;
  readonly onRemove: (one: Touchpoint) => void;
};

function List({ map, onEdit, onRemove }: ListProps) {
  const customers = use(CustomersContext);
  return (
    <ul aria-label="Touchpoints" className={styles['list']} ref={rowsByArrows}>
      {map.map((one) => {
        const name = customers.text(touchpointName(one));
        return (
          <li key={one.id}>
            <div className={styles['about']}>
              <Text fw={500} truncate title={name}>
                {name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {one.name.trim() !== '' && (
                  <>
                    <span className="mono">{customers.text(one.pattern)}</span>,{' '}
                  </>
                )}
                {formatCount(one.interactionPoints.length, 'Interaction Point')},{' '}
                {formatCount(one.capturePoints.length, 'capture point')}
              </Text>
            </div>
            <Button size="compact-sm" aria-label={`Edit ${name}`} onClick={() => onEdit(one)}>
              Edit
            </Button>
            <Button size="compact-sm" aria-label={`Remove ${name}`} onClick={() => onRemove(one)}>
              Remove
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function blankTouchpoint(): Touchpoint {
  return { id: crypto.randomUUID(), name: '', pattern: '', interactionPoints: [], capturePoints: [] };
}
