import { Anchor, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactNode, use } from 'react';
import { CustomersContext } from '#renderer/ui/customers.ts';

/** A message, with customer keys masked while that is needed. */
function Said({ text }: { readonly text: string }) {
  return <>{use(CustomersContext).text(text)}</>;
}

/** The ids of problems that are said once and are still shown. */
const standing = new Set<string>();

/** The ids of passing messages that are still shown. */
const passing = new Set<string>();

/** Says something in passing. A problem stays until it is closed. */
export function say(message: string, level: 'info' | 'problem' = 'info'): void {
  const said = <Said text={message} />;
  if (level === 'problem') notifications.show({ message: said, autoClose: false, withBorder: true });
  else sayInPassing(crypto.randomUUID(), said, 6_000);
}

/** Shows a problem once, until it is closed or `takeBack` says that it is solved. */
export function sayOnce(id: string, message: string): void {
  takeBack(id);
  standing.add(id);
  const onClose = () => standing.delete(id);
  notifications.show({ id, message: <Said text={message} />, autoClose: false, withBorder: true, onClose });
}

/** Removes a problem that is solved. */
export function takeBack(id: string): void {
  if (standing.delete(id)) notifications.hide(id);
}

/** What a message says the current state of. */
type Subject = 'selection' | 'clipboard';

/** The message of each subject that is still shown. */
const current = new Map<Subject, string>();

/** Says the current state of something, with Undo where it can be taken back. It replaces what was said of it before. */
export function sayState(subject: Subject, message: string, undo?: () => void): void {
  dropState(subject);
  const id = crypto.randomUUID();
  current.set(subject, id);
  const offers = undo === undefined ? [] : [{ offer: 'Undo', accept: undo }];
  const said = offers.length === 0 ? <Said text={message} /> : <Offer id={id} message={message} offers={offers} />;
  sayInPassing(id, said, offers.length === 0 ? 6_000 : 10_000);
}

/** Removes what was said of a state that is another one now. */
export function dropState(subject: Subject): void {
  const id = current.get(subject);
  if (id !== undefined && current.delete(subject)) notifications.hide(id);
}

/** Says what was done, with Undo for ten seconds. */
export function sayWithUndo(message: string, undo: () => void): void {
  sayWithOffer(message, 'Undo', undo);
}

/** Says something, and offers for ten seconds what can be done about it. */
export function sayWithOffer(message: string, offer: string, accept: () => void): void {
  sayWithOffers(message, [{ offer, accept }]);
}

/** The same, with several offers. */
export function sayWithOffers(message: string, offers: readonly NoticeOffer[]): void {
  const id = crypto.randomUUID();
  sayInPassing(id, <Offer id={id} message={message} offers={offers} />, 10_000);
}

/** There is only one notice of a written file: its offer shows the file that was written last. */
const writtenId = 'written-file';

let writtenMs = 10_000;

/** Says that a file was written, and offers to show it in its folder. */
export function sayWritten(message: string, showFile: () => void, level: 'info' | 'problem' = 'info'): void {
  const offers = [{ offer: 'Show in folder', accept: showFile }];
  const said = <Offer id={writtenId} message={message} offers={offers} />;
  notifications.hide(writtenId);
  // A notice that comes back by its id keeps its timer, unless its time is another one.
  writtenMs = writtenMs === 10_000 ? 10_001 : 10_000;
  if (level === 'problem') notifications.show({ id: writtenId, message: said, autoClose: false, withBorder: true });
  else sayInPassing(writtenId, said, writtenMs);
}

/** Says a problem, with what can be done about it, until it is closed. */
export function sayProblemWithOffer(message: string, offer: string, accept: () => void): void {
  const id = crypto.randomUUID();
  const said = <Offer id={id} message={message} offers={[{ offer, accept }]} />;
  notifications.show({ id, message: said, autoClose: false, withBorder: true });
}

type NoticeOffer = { readonly offer: string; readonly accept: () => void };

type OfferProps = {
  readonly id: string;
  readonly message: string;
  readonly offers: readonly NoticeOffer[];
};

function Offer({ id, message, offers }: OfferProps) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text>
        <Said text={message} />
      </Text>
      {offers.map(({ offer, accept }) => (
        <Anchor
          key={offer}
          component="button"
          fw={500}
          style={{ whiteSpace: 'nowrap' }}
          onClick={() => {
            notifications.hide(id);
            accept();
          }}
        >
          {offer}
        </Anchor>
      ))}
    </Group>
  );
}

/** Removes passing messages, so that they cover no button of a dialog that opens. */
export function hidePassing(): void {
  for (const id of passing) notifications.hide(id);
}

function sayInPassing(id: string, message: ReactNode, autoClose: number): void {
  passing.add(id);
  notifications.show({ id, message, autoClose, withBorder: true, onClose: () => passing.delete(id) });
}
