import { List, Text } from '@mantine/core';
import type { Output } from '#app/ipc/contract.ts';
import { formatCount } from '#app/quantity.ts';
import { CustomerText } from '#renderer/ui/customer-text.tsx';

type Found = Output<'customer.preview'>;

/** Where keys of each kind are searched. An email address needs no explanation. */
const soughtWords: Readonly<Record<Found['grade'], string | null>> = {
  telling: null,
  number:
    'This key is a number that can mean many things. It’s removed where it’s a whole value, but not inside sentences.',
  word: 'This key is a common word. It’s removed where a customer key is expected, but not inside other text.',
};

/** Where else there is something; the events of the history are named even if there are none. */
function placesOf({ mentions, openEvents, savedThings, runs, otherFiles }: Found): readonly string[] {
  return [
    mentions > 0 && `mentions in ${formatCount(mentions, 'event')} of other customers`,
    openEvents > 0 && `data in ${formatCount(openEvents, 'open event')}`,
    savedThings > 0 && `data in ${formatCount(savedThings, 'saved item')}`,
    runs > 0 && `rows and results in ${formatCount(runs, 'run')}`,
    otherFiles > 0 && `data in ${formatCount(otherFiles, 'backup or damaged file')}`,
  ].filter((place) => place !== false);
}

/** What an erasure would take, and what it cannot look into. */
export function FoundOfCustomer({ found }: { readonly found: Found }) {
  const sought = soughtWords[found.grade];
  return (
    <>
      <List mb={12}>
        <List.Item>{formatCount(found.exchanges, 'event')} in the history, including pinned and deleted ones</List.Item>
        {placesOf(found).map((place) => (
          <List.Item key={place}>{place}</List.Item>
        ))}
      </List>
      {sought !== null && <Text mb={12}>{sought}</Text>}
      {found.unread.length > 0 && (
        <>
          <Text c="red">These couldn’t be searched. They may still contain data about the customer:</Text>
          <List mb={12}>
            {found.unread.map((says) => (
              <List.Item key={says}>
                <CustomerText>{says}</CustomerText>
              </List.Item>
            ))}
          </List>
        </>
      )}
    </>
  );
}
