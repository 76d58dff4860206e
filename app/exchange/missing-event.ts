/** Why an event isn't shown. @param unread why its part of the history can't be read, in words; undefined where it is gone */
export function missingEvent(unread: string | undefined): string {
  return unread === undefined ? 'This event is no longer in the history.' : `This event can’t be read. ${unread}`;
}
