import { List, Text } from '@mantine/core';
import type { Imported } from '#app/formats/import/read-import.ts';
import { formatCount } from '#app/quantity.ts';

const mostNamed = 12;

/** What an import will make, and what it leaves out, with the reason. */
export function ImportSummary({ imported }: { readonly imported: Imported }) {
  if (imported.kind === 'unreadable')
    return (
      <Text role="alert" c="var(--t-bad)">
        {imported.problem}
      </Text>
    );
  const parts = partsOf(imported);
  const notTaken = imported.kind === 'events' ? imported.notTaken : [];
  return (
    <div>
      <Text fw={600}>{imported.kind === 'events' ? imported.what : 'A Tidings file'} will make</Text>
      <List aria-label="Will be made" size="sm">
        {parts.map(({ count, noun, names }) => (
          <List.Item key={noun}>
            {formatCount(count, noun)}
            {names.length > 0 && (
              <Text span c="dimmed">
                : {names.slice(0, mostNamed).join(', ')}
                {names.length > mostNamed && ` and ${names.length - mostNamed} more`}
              </Text>
            )}
          </List.Item>
        ))}
        {parts.length === 0 && <List.Item>nothing that can be used here</List.Item>}
      </List>
      {notTaken.length > 0 && (
        <>
          <Text fw={600} mt={8}>
            Not taken over
          </Text>
          <List aria-label="Not taken over" size="sm" mah={180} style={{ overflow: 'auto' }}>
            {notTaken.map(({ what, why }, index) => (
              <List.Item key={index}>
                {what}.{' '}
                <Text span c="dimmed">
                  {why}
                </Text>
              </List.Item>
            ))}
          </List>
        </>
      )}
    </div>
  );
}

function partsOf(imported: Exclude<Imported, { kind: 'unreadable' }>) {
  const from = imported.kind === 'workspace' ? imported.file : { ...imported, folders: [], templates: [] };
  const parts = [
    { noun: 'request', names: from.requests.map(({ name }) => name) },
    { noun: 'folder', names: from.folders.map(({ name }) => name) },
    { noun: 'template', names: from.templates.map(({ title }) => title) },
    { noun: 'environment', names: from.environments.map(({ name }) => name) },
    { noun: 'variable', names: from.variables.map(({ name }) => name) },
  ];
  return parts
    .map((part) => ({ ...part, count: part.names.length, names: part.names.filter((name) => name !== '') }))
    .filter(({ count }) => count > 0);
}
