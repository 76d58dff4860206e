import { List, Text } from '@mantine/core';
import type { Output } from '#app/ipc/contract.ts';
import { formatCount } from '#app/quantity.ts';

type Found = Output<'customer.preview'>;

/** Where keys of each kind are searched. An email address needs no explanation. */
const soughtWords: Readonly<Record<Found['grade'], string | null>> = {
  telling: null,
  number:
    'This key is a number that may mean anything. It is removed where it is a whole value, not where a sentence has it in it.',
  word: 'This key is a common word. It is removed where a customer key belongs, not where another text has it in it.',
};

/** What an erasure would take, and what it cannot look into. */
export function FoundOfCustomer({ found }: { readonly found: Found }) {
  const sought = soughtWords[found.grade];
  return (
    <>
      <List mb={12}>
        <List.Item>{formatCount(found.exchanges, 'event')} of the history, pinned and deleted ones too</List.Item>
        {found.mentions > 0 && <List.Item>their name in {formatCount(found.mentions, 'event')} of others</List.Item>}
        <List.Item>their part of {formatCount(found.openEvents, 'open event')}</List.Item>
        <List.Item>their part of {formatCount(found.savedThings, 'saved thing')}</List.Item>
        <List.Item>their rows and results in {formatCount(found.runs, 'run')}</List.Item>
        <List.Item>their part of {formatCount(found.otherFiles, 'file')} of backups or set aside</List.Item>
      </List>
      {sought !== null && <Text mb={12}>{sought}</Text>}
      {found.unread.length > 0 && (
        <>
          <Text c="red">These could not be searched. They may still name the customer:</Text>
          <List mb={12}>
            {found.unread.map((says) => (
              <List.Item key={says}>{says}</List.Item>
            ))}
          </List>
        </>
      )}
    </>
  );
}
