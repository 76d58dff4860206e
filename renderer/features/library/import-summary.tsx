import { List, Text } from '@mantine/core';
import type { ImportPreview } from '#app/formats/import/import-preview.ts';
import type { Choice } from '#app/formats/import/what-comes.ts';
import { formatCount } from '#app/quantity.ts';

/** What an import will make, and what it leaves out, with the reason. */
export function ImportSummary({ preview, choice }: { readonly preview: ImportPreview; readonly choice: Choice }) {
  if (preview.kind === 'unreadable')
    return (
      <Text role="alert" c="var(--t-bad)">
        {preview.problem}
      </Text>
    );
  const { what, choices } = preview;
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
                : {names.join(', ')}
                {count > names.length && ` and ${(count - names.length).toLocaleString('en')} more`}
              </Text>
            )}
          </List.Item>
        ))}
        {parts.length === 0 && <List.Item>Nothing that Tidings can use</List.Item>}
      </List>
      {notTaken.length > 0 && (
        <>
          <Text fw={600} mt={8}>
            Not taken over
          </Text>
          <List aria-label="Not taken over" mah={180} style={{ overflow: 'auto' }}>
            {notTaken.map(({ what: left, why }, index) => (
              <List.Item key={index}>
                {left}.{' '}
                <Text span c="dimmed">
                  {why}
                </Text>
              </List.Item>
            ))}
            {notTakenCount > notTaken.length && (
              <List.Item>and {(notTakenCount - notTaken.length).toLocaleString('en')} more like this</List.Item>
            )}
          </List>
        </>
      )}
    </div>
  );
}
