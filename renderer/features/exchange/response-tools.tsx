import { ActionIcon, Menu } from '@mantine/core';
import { IconLayoutBottombar, IconLayoutSidebarRight, IconX } from '@tabler/icons-react';
import { oneOf } from '#app/one-of.ts';
import { type ResponseLayout, responseLayouts } from '#app/settings/response-layout.ts';
import type { SplitSide } from '#renderer/ui/split-view.tsx';
import styles from './response.module.css';

/** How the response is shown, and what changes that. */
export type ResponsePlace = {
  readonly layout: ResponseLayout;
  /** Where it is now, by the layout and the width of the window. */
  readonly side: SplitSide;
  readonly onLayout: (layout: ResponseLayout) => void;
  readonly onClose: () => void;
};

/** The names of the layouts. */
export const layoutNames: Readonly<Record<ResponseLayout, string>> = {
  automatic: 'Automatic',
  below: 'Response below',
  right: 'Response on the right',
};

/** The buttons at the head of the response: where it is shown, and Close. */
export function ResponseTools({ layout, side, onLayout, onClose }: ResponsePlace) {
  const Icon = side === 'below' ? IconLayoutBottombar : IconLayoutSidebarRight;
  return (
    <div className={styles['tools']}>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label="Response layout" title="Response layout">
            <Icon size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={layout} onChange={(value) => onLayout(oneOf(responseLayouts, value) ?? 'automatic')}>
            {responseLayouts.map((one) => (
              <Menu.RadioItem key={one} value={one} closeMenuOnClick>
                {layoutNames[one]}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        id="close-response"
        variant="subtle"
        aria-label="Close response"
        title="Close response"
        onClick={onClose}
      >
        <IconX size={16} stroke={1.5} />
      </ActionIcon>
    </div>
  );
}
