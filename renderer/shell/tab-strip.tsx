import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { use, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { localPart } from '#app/event/customer-key.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { type TabActions, tabCommands } from '#renderer/features/event/item-commands.ts';
import { isBlankTab } from '#renderer/state/blank-tab.ts';
import { menuOf } from '#renderer/state/item-command.ts';
import { tabTitle } from '#renderer/state/tab-title.ts';
import type { Tab } from '#renderer/state/tabs-state.ts';
import { arrowKeys } from '#renderer/ui/arrow-keys.ts';
import { type Customers, CustomersContext } from '#renderer/ui/customers.ts';
import { ItemMenu } from '#renderer/ui/item-menu.tsx';
import { KeyTooltip } from '#renderer/ui/key-tooltip.tsx';
import { still } from '#renderer/ui/still.tsx';
import { AllTabs } from './all-tabs.tsx';
import { OpenTab } from './open-tab.tsx';
import styles from './tab-strip.module.css';

type TabStripProps = {
  readonly tabs: readonly Tab[];
  readonly activeId: string;
  readonly workspace: Workspace;
  readonly onShow: (id: string) => void;
  readonly onNew: () => void;
  readonly on: TabActions;
};

/** One stop of Tab: the arrow keys go from event to event. Delete closes one. */
const strip = arrowKeys({ items: '[data-strip]', as: 'line' });

/** The open events, side by side. They keep a readable width: where there are many, they scroll. */
export function TabStrip({ tabs, activeId, workspace, onShow, onNew, on }: TabStripProps) {
  const customers = use(CustomersContext);
  const [menu, setMenu] = useState<{ readonly tab: Tab; readonly x: number; readonly y: number } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is in front, or has another place
  useEffect(() => showFront(list.current), [activeId, tabs.length]);
  useEffect(() => {
    // With less room than before, the tab in front may be out of sight.
    const observer = new ResizeObserver(() => showFront(list.current));
    if (list.current !== null) observer.observe(list.current);
    return () => observer.disconnect();
  }, []);

  const titleOf = (tab: Tab) => shownTitle(tab, workspace, customers);
  // The list is closed while a person types: it comes after the letter.
  const later = useDeferredValue(tabs);
  const listed = useMemo(
    () => later.map((tab) => ({ tab, title: shownTitle(tab, workspace, customers) })),
    [later, workspace, customers],
  );
  return (
    <nav className={styles['strip']} data-area aria-label="Open events" ref={strip}>
      <ul
        className={styles['tabs']}
        aria-label="Open events"
        ref={list}
        onWheel={({ currentTarget, deltaX, deltaY }) => {
          if (deltaX === 0) currentTarget.scrollLeft += deltaY;
        }}
      >
        {tabs.map((tab) => (
          <OpenTab
            key={tab.id}
            tab={tab}
            title={titleOf(tab)}
            workspace={workspace}
            isInFront={tab.id === activeId}
            onShow={() => onShow(tab.id)}
            onClose={tabs.length > 1 || !isBlankTab(tab) ? () => on.close([tab.id]) : null}
            onMenu={(at) => setMenu({ tab, ...at })}
          />
        ))}
      </ul>
      <NewEvent onNew={onNew} />
      <AllTabs tabs={listed} activeId={activeId} onShow={onShow} />
      <ItemMenu
        at={menu}
        label={menu === null ? '' : titleOf(menu.tab)}
        actions={menu === null ? [] : menuOf(tabCommands, { tab: menu.tab, tabs, workspace, on })}
        onClose={() => setMenu(null)}
      />
    </nav>
  );
}

const NewEvent = still(function NewEvent({ onNew }: Pick<TabStripProps, 'onNew'>) {
  return (
    <KeyTooltip label="New event" keys="Mod+T">
      <ActionIcon variant="subtle" data-strip aria-label="New event" onClick={onNew}>
        <IconPlus size={16} stroke={1.5} />
      </ActionIcon>
    </KeyTooltip>
  );
});

function shownTitle(tab: Tab, workspace: Workspace, customers: Customers): string {
  const { customerKey } = tab.draft;
  return customers.text(tabTitle(tab, workspace), customerKey, localPart(customerKey));
}

function showFront(list: HTMLElement | null): void {
  list?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
