import { useEffect, useState } from 'react';
import type { Exchange } from '#app/exchange/exchange.ts';
import { perform } from '#renderer/ask.ts';

type TypedNote = {
  readonly note: string;
  /** The notes that the event had until now. While it is read with one of them, the typed one isn't there yet. */
  readonly before: readonly string[];
  readonly isSaved: boolean;
};

/** Typed notes until they are saved, by the event: the person may go to another event and back before, or saving may fail. */
const typedNotes = new Map<string, TypedNote>();

/** Drops what was typed on events that get another note. */
export function dropTypedNotes(ids: readonly string[]): void {
  for (const id of ids) typedNotes.delete(id);
}

/**
 * The note of an event, for a field that belongs to this event alone. It is the typed one from the moment of typing: main
 * answers later, and where saving fails, the text stays.
 */
export function useEventNote({ id, marks }: Pick<Exchange, 'id' | 'marks'>) {
  const [typed, setTyped] = useState(() => typedNotes.get(id) ?? null);
  const isAhead = typed?.before.includes(marks.note) === true;
  const isThere = typed !== null && (!isAhead || (typed.isSaved && marks.note === typed.note));
  useEffect(() => {
    if (!isThere) return;
    dropTypedNotes([id]);
    setTyped(null);
  }, [isThere, id]);

  async function save(text: string): Promise<void> {
    // Blanks alone are no note.
    const note = text.trim() === '' ? '' : text;
    const before = [...(typedNotes.get(id)?.before ?? []), ...(isAhead ? [typed.note] : []), marks.note];
    const own: TypedNote = { note, before, isSaved: false };
    typedNotes.set(id, own);
    setTyped(own);
    if (!(await perform('history.mark', { ids: [id], marks: { note } }, 'the note wasn’t saved'))) return;
    if (typedNotes.get(id) === own) typedNotes.delete(id);
    setTyped((now) => (now === own ? { ...own, isSaved: true } : now));
  }

  return { note: isAhead ? typed.note : marks.note, save };
}
