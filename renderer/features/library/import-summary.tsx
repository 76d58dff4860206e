import { List, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { NotTaken } from '#app/formats/import/found.ts';
import type { ImportPreview } from '#app/formats/import/import-preview.ts';
import type { FileKind } from '#app/formats/import/imported.ts';
import type { Choice } from '#app/formats/import/what-comes.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { CustomerText } from '#renderer/ui/customer-text.tsx';

/** What an import will make, and what it leaves out, with the reason. */
export function ImportSummary({ preview, choice }: { readonly preview: ImportPreview; readonly choice: Choice }) {
  if (preview.kind === 'unreadable')
    return (
      <Text role="alert" c="var(--t-bad)">
        {preview.problem}
      </Text>
    );
  const { what, files, choices } = preview;
  const { parts, notTaken, notTakenCount } = choices[choice];
  return (
    <div>
      <Text fw={600}>{what} will add</Text>
      <List aria-label="Will be made">
        {parts.map(({ count, noun, names }) => (
          <List.Item key={noun}>
            {formatCount(count, noun)}
            {names.length > 0 && (
              <Text span c="dimmed">
                : <CustomerText>{names.join(', ')}</CustomerText>
                {count > names.length && ` and ${formatNumber(count - names.length)} more`}
              </Text>
            )}
          </List.Item>
        ))}
        {parts.length === 0 && <List.Item>Nothing that Tidings can use</List.Item>}
      </List>
      {files.length > 0 && <Files files={files} />}
      {notTaken.length > 0 && <NotTakenOver notes={notTaken} count={notTakenCount} />}
    </div>
  );
}

/** What each of several files is. */
function Files({ files }: { readonly files: readonly FileKind[] }) {
  return (
    <>
      <Text fw={600} mt={8}>
        Files
      </Text>
      <List aria-label="Files" mah={120} style={{ overflow: 'auto', overflowWrap: 'anywhere' }}>
        {files.map(({ name, what }, index) => (
          <List.Item key={index}>
            <CustomerText>{name}</CustomerText>{' '}
            <Text span c={what === null ? 'var(--t-bad)' : 'dimmed'}>
              {what ?? 'Not imported'}
            </Text>
          </List.Item>
        ))}
      </List>
    </>
  );
}

type NotTakenOverProps = {
  readonly notes: readonly NotTaken[];
  /** How many there are of them, shown or not. */
  readonly count: number;
};

/** What is left out or changed, file by file where there are several. */
function NotTakenOver({ notes, count }: NotTakenOverProps) {
  return (
    <>
      <Text fw={600} mt={8}>
        Not taken over
      </Text>
      <List aria-label="Not taken over" mah={180} style={{ overflow: 'auto', overflowWrap: 'anywhere' }}>
        {notes.map(({ what, why, file }, index) => (
          <Fragment key={index}>
            {file !== undefined && file !== notes[index - 1]?.file && (
              <Text component="li" fw={500} style={{ listStyle: 'none' }}>
                <CustomerText>{file}</CustomerText>
              </Text>
            )}
            <List.Item>
              <CustomerText>{what}</CustomerText>.{' '}
              <Text span c="dimmed">
                <CustomerText>{why}</CustomerText>
              </Text>
            </List.Item>
          </Fragment>
        ))}
        {count > notes.length && <List.Item>and {formatNumber(count - notes.length)} more like this</List.Item>}
      </List>
    </>
  );
}
