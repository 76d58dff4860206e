import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Exchange } from '#app/exchange/exchange.ts';
import { perform } from '#renderer/ask.ts';

type TypedNote = {
  readonly note: string;
  /** The notes that the event had until now. While it is read with one of them, the typed one isn't there yet. */
  readonly before: readonly string[];
  readonly state: 'saving' | 'saved' | 'failed';
};

/** Typed notes until they are saved, by the event: the person may go to another event and back before, or saving may fail. */
const typedNotes = new Map<string, TypedNote>();
/** Who shows the note of an event. */
const listeners = new Map<string, Set<() => void>>();

function keep(id: string, typed: TypedNote | null): void {
  if (typed === null) typedNotes.delete(id);
  else typedNotes.set(id, typed);
  for (const listener of listeners.get(id) ?? []) listener();
}

function listen(id: string, listener: () => void): () => void {
  const own = listeners.get(id) ?? new Set();
  listeners.set(id, own.add(listener));
  return () => {
    own.delete(listener);
    if (own.size === 0) listeners.delete(id);
  };
}

/** Drops what was typed on events that get another note. */
export function dropTypedNotes(ids: readonly string[]): void {
  for (const id of ids) keep(id, null);
}

/**
 * The note of an event, for a field that belongs to this event alone. It is the typed one from the moment of typing: main
 * answers later, and where saving fails, the text stays.
 */
export function useEventNote({ id, marks }: Pick<Exchange, 'id' | 'marks'>) {
  const subscribe = useCallback((listener: () => void) => listen(id, listener), [id]);
  const typed = useSyncExternalStore(subscribe, () => typedNotes.get(id) ?? null);
  const isAhead = typed?.before.includes(marks.note) === true;
  const isThere = typed !== null && (!isAhead || (typed.state === 'saved' && marks.note === typed.note));
  useEffect(() => {
    if (isThere) keep(id, null);
  }, [isThere, id]);

  async function save(text: string): Promise<void> {
    // Blanks alone are no note.
    const note = text.trim() === '' ? '' : text;
    const before = [...(typedNotes.get(id)?.before ?? []), ...(isAhead ? [typed.note] : []), marks.note];
    const own: TypedNote = { note, before, state: 'saving' };
    keep(id, own);
    const isSaved = await perform('history.mark', { ids: [id], marks: { note } }, 'the note wasn’t saved');
    if (typedNotes.get(id) !== own) return;
    // Where nobody shows it, it is read as it is saved.
    if (isSaved && !listeners.has(id)) keep(id, null);
    else keep(id, { ...own, state: isSaved ? 'saved' : 'failed' });
  }

  return { note: isAhead ? typed.note : marks.note, isUnsaved: isAhead && typed.state === 'failed', save };
}
