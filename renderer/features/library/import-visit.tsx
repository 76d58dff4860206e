import { Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { DataFilePreview } from '#app/formats/import/import-preview.ts';
import type { RecordedVisit } from '#app/formats/import/visit-storyboard.ts';
import { formatCount, formatDuration, formatNumber } from '#app/quantity.ts';
import { fileNameOf } from '#app/text/file-name.ts';
import { ask } from '#renderer/ask.ts';
import { sayFileWritten } from '#renderer/say-written.ts';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import type { TableAnswer } from './import-client.ts';

type ImportVisitProps = {
  readonly visit: RecordedVisit;
  readonly dataFile: DataFilePreview | null;
  /** Writes the data file's text. */
  readonly table: () => Promise<TableAnswer>;
  /** Whether the import makes a storyboard of it. */
  readonly isMade: boolean;
  readonly onMade: (isMade: boolean) => void;
};

/** What a recorded visit can become besides requests: a storyboard, and a data file for a run. */
export function ImportVisit({ visit, dataFile, table, isMade, onMade }: ImportVisitProps) {
  return (
    <Stack gap={12}>
      <Checkbox
        label="Also make a storyboard with the recorded pauses"
        description={`${formatCount(visit.events, 'event')} in ${formatDuration(visit.durationMs)}. Present it, or run it with its pauses.`}
        checked={isMade}
        onChange={({ currentTarget }) => onMade(currentTarget.checked)}
      />
      {dataFile !== null && <DataFile preview={dataFile} table={table} />}
    </Stack>
  );
}

function DataFile({ preview, table }: { readonly preview: DataFilePreview } & Pick<ImportVisitProps, 'table'>) {
  const [isSaving, setSaving] = useState(false);
  const { rows, columns, notTaken, notTakenCount } = preview;
  async function save() {
    setSaving(true);
    try {
      const answer = await table();
      if (answer.kind !== 'table') return;
      const input = { name: fileNameOf(answer.name, '.csv'), text: answer.text };
      const saved = await ask('file.save', input, 'the file wasn’t written');
      if (saved?.kind === 'saved') sayFileWritten(`Saved to ${saved.file}.`);
    } finally {
      setSaving(false);
    }
  }
  return (
    <div>
      <Group gap={12} wrap="nowrap">
        <Button style={{ flexShrink: 0 }} loading={isSaving} onClick={() => void save()}>
          Save as data file
        </Button>
        <Text size="xs" c="dimmed">
          {`${formatCount(rows, 'row')} and ${formatCount(columns, 'column')} with URI, customer key, TID, time, pause and properties. Use it in a run. It contains what the recording says about customers.`}
        </Text>
      </Group>
      {notTaken.length > 0 && (
        <>
          <Text fw={600} mt={8}>
            About the data file
          </Text>
          <List aria-label="About the data file" mah={120} style={{ overflow: 'auto', overflowWrap: 'anywhere' }}>
            {notTaken.map(({ what, why }, index) => (
              <List.Item key={index}>
                <CustomerText>{what}</CustomerText>.{' '}
                <Text span c="dimmed">
                  <CustomerText>{why}</CustomerText>
                </Text>
              </List.Item>
            ))}
            {notTakenCount > notTaken.length && (
              <List.Item>and {formatNumber(notTakenCount - notTaken.length)} more like this</List.Item>
            )}
          </List>
        </>
      )}
    </div>
  );
}
