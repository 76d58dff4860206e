import { Button, Checkbox, List, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Exporting } from '#renderer/state/dialog.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { contentOf, nameOfExport, toPostman, writeExport } from './export-file.ts';

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
  const [format, setFormat] = useState<ExportChoice['format']>('tidings');
  const [withCustomers, setWithCustomers] = useState(false);
  const [withEnvironments, setWithEnvironments] = useState(() => contentOf(state, exporting).needsEnvironments);
  const [isWriting, setWriting] = useState(false);
  const canBePostman = exporting.kind !== 'template';

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
    <Modal opened onClose={() => isWriting || onClose()} title="Export" size="md">
      <Stack gap={16}>
        <Text>{nameOfExport(exporting)}</Text>
        {canBePostman && (
          <Radio.Group
            label="As"
            value={format}
            onChange={(value) => setFormat(value === 'postman' ? value : 'tidings')}
          >
            <Stack gap={8} mt={8}>
              <Radio
                size="xs"
                value="tidings"
                label="Tidings file"
                description="Everything, to be imported in another Tidings"
              />
              <Radio
                size="xs"
                value="postman"
                label="Postman collection"
                description="Version 2.1, for the selected environment. Customer keys and tids go with it."
              />
            </Stack>
          </Radio.Group>
        )}
        {format === 'postman' && canBePostman && <Notes notes={toPostman(state, exporting).notes} />}
        {format === 'tidings' && (
          <Stack gap={8}>
            <Checkbox
              label="Environments"
              description="Servers, site keys and variables"
              checked={withEnvironments}
              onChange={({ currentTarget }) => setWithEnvironments(currentTarget.checked)}
            />
            <Checkbox
              label="Customer keys and tids"
              description="Without them, the receiver is asked whom the events are about"
              checked={withCustomers}
              onChange={({ currentTarget }) => setWithCustomers(currentTarget.checked)}
            />
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
    </Modal>
  );
}

/** What will be different in Postman. */
function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <List aria-label="Different in Postman" size="sm" mah={180} style={{ overflow: 'auto' }}>
      {notes.map((note) => (
        <List.Item key={note}>{note}</List.Item>
      ))}
    </List>
  );
}
