import { Button, Tabs, Text } from '@mantine/core';
import { IconDeviceFloppy, IconTemplate } from '@tabler/icons-react';
import { createContext, type ReactNode, use } from 'react';
import { buttonsByArrows } from '#renderer/ui/arrow-keys.ts';
import { KeyTooltip } from '#renderer/ui/key-tooltip.tsx';
import { still } from '#renderer/ui/still.tsx';
import styles from './composer.module.css';

export type ComposerTab = 'form' | 'event' | 'json' | 'preview' | 'expect';

const tabs: readonly ComposerTab[] = ['form', 'event', 'json', 'preview', 'expect'];

/** What is in each tab. It changes with each letter, the tabs around it don’t. */
export const InTabsContext = createContext<Readonly<Partial<Record<ComposerTab, ReactNode>>>>({});

type ComposerTabsProps = {
  readonly tab: ComposerTab;
  readonly hasForm: boolean;
  /** The form stays while another tab is shown. */
  readonly isFormKept: boolean;
  /** How many expectations the event has. */
  readonly expected: number;
  readonly onTab: (tab: ComposerTab) => void;
  readonly onMakeTemplate: () => void;
  readonly onSave: () => void;
};

/** The tabs of the composer and the buttons beside them. */
export const ComposerTabs = still(function ComposerTabs(props: ComposerTabsProps) {
  const { tab, hasForm, isFormKept, expected, onTab, onMakeTemplate, onSave } = props;
  const panel = styles['panel'] ?? '';
  return (
    <Tabs
      value={tab}
      onChange={(value) => onTab(tabs.find((one) => one === value) ?? 'event')}
      className={styles['tabs'] ?? ''}
    >
      <div className={styles['bar']}>
        <Tabs.List>
          {hasForm && <Tabs.Tab value="form">Form</Tabs.Tab>}
          <Tabs.Tab value="event">Event</Tabs.Tab>
          <Tabs.Tab value="json">JSON</Tabs.Tab>
          <Tabs.Tab value="preview">Preview</Tabs.Tab>
          <Tabs.Tab
            value="expect"
            rightSection={
              expected > 0 && (
                <Text size="xs" c="dimmed" aria-hidden="true">
                  {expected}
                </Text>
              )
            }
          >
            Expect
          </Tabs.Tab>
        </Tabs.List>
        <div className={styles['tools']} ref={buttonsByArrows}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconTemplate size={16} stroke={1.5} />}
            onClick={onMakeTemplate}
          >
            Make a template
          </Button>
          <KeyTooltip label="Save request" keys="Mod+S">
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<IconDeviceFloppy size={16} stroke={1.5} />}
              onClick={onSave}
            >
              Save request
            </Button>
          </KeyTooltip>
        </div>
      </div>
      <Tabs.Panel value="form" keepMounted={isFormKept} className={panel}>
        <InTab tab="form" />
      </Tabs.Panel>
      <Tabs.Panel value="event" className={panel}>
        <InTab tab="event" />
      </Tabs.Panel>
      <Tabs.Panel value="json" className={panel}>
        <InTab tab="json" />
      </Tabs.Panel>
      <Tabs.Panel value="preview" className={panel}>
        <InTab tab="preview" />
      </Tabs.Panel>
      {/* Kept mounted: a number that can’t be used exists only in its field. */}
      <Tabs.Panel value="expect" keepMounted className={panel}>
        <InTab tab="expect" />
      </Tabs.Panel>
    </Tabs>
  );
});

function InTab({ tab }: { readonly tab: ComposerTab }) {
  return use(InTabsContext)[tab];
}
