import { decoderLabel } from '#app/formats/data/detect-encoding.ts';
import { importedMessage, previewImport } from '#app/formats/import/import-preview.ts';
import { type ImportPlan, planImport } from '#app/formats/import/plan-import.ts';
import { joinPlans, splitPlan } from '#app/formats/import/plan-parts.ts';
import { type Imported, readImport } from '#app/formats/import/read-import.ts';
import { readPaste } from '#app/formats/import/read-paste.ts';
import { type HereSummary, summariseHere } from '#app/formats/import/what-comes.ts';
import { toShown } from '#renderer/ui/shown-text.ts';
import { type ImportRequest, type ImportResponse, partSize } from './import-messages.ts';

/**
 * Reads and plans imports. It runs in a worker and keeps what it read last.
 * @returns handles one request; rejects when that fails
 */
export function openImportService(
  respond: (response: ImportResponse) => void,
): (request: ImportRequest) => Promise<void> {
  let imported: Imported | null = null;
  let here: ImportPlan[] = [];

  async function read(source: string | File, summary: HereSummary) {
    imported = null;
    const text = typeof source === 'string' ? source : await open(source);
    if (text === null) return respond({ kind: 'unopened' });
    if (typeof source !== 'string') respond({ kind: 'opened', shown: toShown(text) });
    imported = readImport(text);
    respond({ kind: 'read', preview: previewImport(imported, summary) });
  }

  return async (request) => {
    switch (request.kind) {
      case 'read':
        return read(request.source, request.here);
      case 'here':
        return void here.push(request.part);
      case 'plan': {
        const parts = here;
        here = [];
        if (imported === null || imported.kind === 'unreadable') return respond({ kind: 'unplanned' });
        const options = { ...request.options, newId: () => crypto.randomUUID() };
        const before = joinPlans(parts);
        const plan = planImport(before, imported, options);
        for (const part of splitPlan(plan, partSize)) respond({ kind: 'part', part });
        return respond({
          kind: 'planned',
          text: JSON.stringify(plan),
          says: importedMessage(imported, summariseHere(before), options.choice),
          tids: imported.kind === 'events' ? imported.tids : [],
        });
      }
      case 'paste':
        return respond({ kind: 'pasted', pasted: readPaste(request.text) });
    }
  };
}

/** The text of a file; null for a folder, or a file that was deleted or can’t be read. */
async function open(file: File): Promise<string | null> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return new TextDecoder(decoderLabel(bytes)).decode(bytes);
  } catch {
    return null;
  }
}
