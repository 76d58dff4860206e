import { Kbd, Menu } from '@mantine/core';
import { keyForPeople, keyForReaders } from './use-keys.ts';

export type ItemAction = {
  readonly label: string;
  readonly onChoose: () => void;
  /** The key that does the same, as `useKeys` names it. */
  readonly keys?: string | undefined;
  /** Removes something. Shown last, in red. */
  readonly isDanger?: boolean;
};

type ItemMenuProps = {
  /** Where it was asked for, in the window's pixels; null while it is closed. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly label: string;
  readonly actions: readonly ItemAction[];
  readonly onClose: () => void;
};

/** The menu of an item, opened by the right mouse button, the menu key, or its own button. */
export function ItemMenu({ at, label, actions, onClose }: ItemMenuProps) {
  return (
    <Menu
      opened={at !== null}
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      shadow="md"
      // It goes at once: one that is asked for elsewhere while the last one fades would stay hidden in the corner.
      transitionProps={{ exitDuration: 0 }}
      hideDetached={false}
    >
      <Menu.Target>
        <span aria-hidden="true" style={{ position: 'fixed', left: at?.x ?? 0, top: at?.y ?? 0 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        <ItemMenuLines actions={actions} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The lines of such a menu, for menus that open from a button beside the thing. */
export function ItemMenuLines({ actions }: Pick<ItemMenuProps, 'actions'>) {
  return actions.map(({ label, onChoose, keys, isDanger = false }) => (
    <Menu.Item
      key={label}
      {...(isDanger ? { color: 'var(--t-bad)' } : {})}
      {...(keys !== undefined && {
        'aria-keyshortcuts': keyForReaders(keys),
        rightSection: (
          // It is taller than a line of text, and makes no row taller than the others.
          <Kbd size="xs" my={-4} aria-hidden="true">
            {keyForPeople(keys)}
          </Kbd>
        ),
      })}
      onClick={onChoose}
    >
      {label}
    </Menu.Item>
  ));
}
