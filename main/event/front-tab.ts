import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sampleUri } from '#app/event/sample-uri.ts';
import { valueAtStart } from '#main/storage/value-at-start.ts';

/**
 * The URI of the event that will be in front, read from its file before the stores are loaded. Null when the event opens
 * with something else than its URI, or when its file can't be read as usual.
 */
export function uriInFront(folder: string): string | null {
  try {
    const id = idInFront(folder);
    if (id === null) return sampleUri;
    const { uri, templateId, unreadBody, sendAs } = valueAtStart(folder, join('tabs', `tab-${id}.json`)).draft;
    // A line above the URI says what becomes of a pixel.
    const isShown = (templateId ?? null) === null && (unreadBody ?? null) === null && sendAs !== 'pixel';
    return isShown && typeof uri === 'string' ? uri : null;
  } catch {
    return null;
  }
}

/** Null when no event is saved yet. */
function idInFront(folder: string): string | null {
  const saved = savedIn(folder);
  if (saved.length === 0) return null;
  const { order, activeId } = valueAtStart(folder, 'tabs.json');
  const open = [...order.filter((id: string) => saved.includes(id)), ...saved];
  return saved.includes(activeId) ? activeId : open[0];
}

function savedIn(folder: string): readonly string[] {
  let names: readonly string[] = [];
  try {
    names = readdirSync(join(folder, 'tabs'));
  } catch {
    // There are none before the first start.
  }
  return names.flatMap((name) => /^tab-([0-9a-f-]{36})\.json$/.exec(name)?.[1] ?? []);
}
