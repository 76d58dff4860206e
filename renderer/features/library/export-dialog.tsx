import { Button, Checkbox, List, Radio, Stack, Text } from '@mantine/core';
import { use, useMemo, useState } from 'react';
import type { FileContent } from '#app/library/file-contents.ts';
import type { LeftVariable } from '#app/library/needed.ts';
import { keysOfItems } from '#app/library/several-items.ts';
import type { Exporting } from '#renderer/state/dialog.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { contentOf, listContents, listLeft, nameOfExport, toPostman, writeExport } from './export-file.ts';

export type ExportChoice = {
  readonly format: 'tidings' | 'postman';
  readonly withCustomers: boolean;
  readonly withEnvironments: boolean;
};

type ExportDialogProps = {
  readonly state: WorkbenchState;
  readonly exporting: Exporting;
  readonly onClose: () => void;
};

/** Asks in which form, and whether customers go with it. */
export function ExportDialog({ state, exporting, onClose }: ExportDialogProps) {
  const { text } = use(CustomersContext);
  const [format, setFormat] = useState<ExportChoice['format']>('tidings');
  const [withCustomers, setWithCustomers] = useState(false);
  const [withEnvironments, setWithEnvironments] = useState(
    () => exporting.kind !== 'storyboard' && contentOf(state, exporting).needsEnvironments,
  );
  const [isWriting, setWriting] = useState(false);
  const canBePostman = exporting.kind === 'workspace' || exporting.kind === 'items';
  const contents = useMemo(
    () => listContents(state, exporting, { withCustomers, withEnvironments }),
    [state, exporting, withCustomers, withEnvironments],
  );

  const left = useMemo(
    () => listLeft(state, exporting, { withCustomers, withEnvironments }),
    [state, exporting, withCustomers, withEnvironments],
  );

  async function submit() {
    setWriting(true);
    try {
      const choice = { format, withCustomers: format === 'postman' || withCustomers, withEnvironments };
      if (await writeExport(state, exporting, choice)) onClose();
    } finally {
      setWriting(false);
    }
  }

  return (
    <DialogBox opened onClose={() => isWriting || onClose()} title="Export" size="md">
      <Stack gap={16}>
        <Text>
          {text(nameOfExport(exporting), ...(exporting.kind === 'items' ? keysOfItems(exporting.items) : []))}
        </Text>
        {canBePostman && (
          <Radio.Group
            label="Format"
            value={format}
            onChange={(value) => setFormat(value === 'postman' ? value : 'tidings')}
          >
            <Stack gap={8} mt={8}>
              <Radio
                size="xs"
                value="tidings"
                label="Tidings file"
                description="Everything, for importing into Tidings on another computer"
              />
              <Radio
                size="xs"
                value="postman"
                label="Postman collection"
                description="Version 2.1, for the selected environment. It includes customer keys and TIDs."
              />
            </Stack>
          </Radio.Group>
        )}
        {format === 'postman' && canBePostman && <Notes notes={toPostman(state, exporting).notes} />}
        {format === 'tidings' && (
          <Stack gap={8}>
            <Checkbox
              label="Environments"
              description="Servers, site keys, variables, links, proxies with their users, and trusted certificates. Not passwords or client certificates."
              checked={withEnvironments}
              onChange={({ currentTarget }) => setWithEnvironments(currentTarget.checked)}
            />
            <Checkbox
              label="Customer keys and TIDs"
              description={
                exporting.kind === 'storyboard'
                  ? 'Without them, the cast gets new keys for each presentation'
                  : 'Without them, Tidings asks which customer the events are for when the file is imported'
              }
              checked={withCustomers}
              onChange={({ currentTarget }) => setWithCustomers(currentTarget.checked)}
            />
            <Contents contents={contents} />
            <Left variables={left} />
          </Stack>
        )}
        <DialogFoot>
          <Button disabled={isWriting} onClick={onClose}>
            Cancel
          </Button>
          <Button variant="filled" data-autofocus loading={isWriting} onClick={() => void submit()}>
            Export
          </Button>
        </DialogFoot>
      </Stack>
    </DialogBox>
  );
}

/** How many texts of a kind are listed. */
const mostTexts = 6;

/** What the file will say of customers, before it is written. */
function Contents({ contents }: { readonly contents: readonly FileContent[] | null }) {
  const { text } = use(CustomersContext);
  if (contents === null)
    return (
      <Text size="xs" c="dimmed">
        There’s too much to list. Notes, URIs and property values may still contain email addresses.
      </Text>
    );
  if (contents.length === 0) return null;
  return (
    <>
      <Text size="xs" fw={500} mt={8} id="in-the-file">
        In the file
      </Text>
      <List aria-labelledby="in-the-file" mah={180} style={{ overflow: 'auto', overflowWrap: 'anywhere' }}>
        {contents.map(({ what, texts }) => (
          <List.Item key={what}>
            {what}: {text(texts.slice(0, mostTexts).join(', '), ...texts)}
            {texts.length > mostTexts && ` and ${texts.length - mostTexts} more`}
          </List.Item>
        ))}
      </List>
    </>
  );
}

/** The variables whose values stay here. */
function Left({ variables }: { readonly variables: readonly LeftVariable[] }) {
  if (variables.length === 0) return null;
  return (
    <>
      <Text size="xs" fw={500} mt={8} id="not-in-the-file">
        Not in the file
      </Text>
      <List aria-labelledby="not-in-the-file" mah={140} style={{ overflow: 'auto', overflowWrap: 'anywhere' }}>
        {variables.map(({ name, why }) => (
          <List.Item key={name}>
            {`{{${name}}}`}. <CustomerText>{why}</CustomerText>
          </List.Item>
        ))}
      </List>
    </>
  );
}

/** What will be different in Postman. */
function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <List aria-label="Different in Postman" mah={180} style={{ overflow: 'auto' }}>
      {notes.map((note) => (
        <List.Item key={note}>
          <CustomerText>{note}</CustomerText>
        </List.Item>
      ))}
    </List>
  );
}
