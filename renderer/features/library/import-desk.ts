import { importedMessage, previewImport } from '#app/formats/import/import-preview.ts';
import { type ImportPlan, planImport } from '#app/formats/import/plan-import.ts';
import { joinPlans, splitPlan } from '#app/formats/import/plan-parts.ts';
import { type Imported, readImport } from '#app/formats/import/read-import.ts';
import { readPaste } from '#app/formats/import/read-paste.ts';
import { type HereSummary, summariseHere } from '#app/formats/import/what-comes.ts';
import { type Answer, type Ask, partSize, toShown } from './import-asks.ts';

/**
 * Does what a window asks for, in a thread of its own, and keeps what it read last.
 * @returns takes one ask; it rejects when the ask cannot be done
 */
export function openImportService(answer: (answer: Answer) => void): (ask: Ask) => Promise<void> {
  let imported: Imported | null = null;
  let here: ImportPlan[] = [];

  async function read(source: string | File, summary: HereSummary) {
    imported = null;
    const text = typeof source === 'string' ? source : await open(source);
    if (text === null) return answer({ kind: 'unopened' });
    if (typeof source !== 'string') answer({ kind: 'opened', shown: toShown(text) });
    imported = readImport(text);
    answer({ kind: 'read', preview: previewImport(imported, summary) });
  }

  return async (ask) => {
    switch (ask.kind) {
      case 'read':
        return read(ask.source, ask.here);
      case 'here':
        return void here.push(ask.part);
      case 'plan': {
        const parts = here;
        here = [];
        if (imported === null || imported.kind === 'unreadable') return answer({ kind: 'unplanned' });
        const options = { ...ask.options, newId: () => crypto.randomUUID() };
        const before = joinPlans(parts);
        const plan = planImport(before, imported, options);
        for (const part of splitPlan(plan, partSize)) answer({ kind: 'part', part });
        return answer({
          kind: 'planned',
          text: JSON.stringify(plan),
          says: importedMessage(imported, summariseHere(before), options.choice),
          tids: imported.kind === 'events' ? imported.tids : [],
        });
      }
      case 'paste':
        return answer({ kind: 'pasted', pasted: readPaste(ask.text) });
    }
  };
}

/** The text of a file; null for a folder, or a file that went away or may not be read. */
async function open(file: File): Promise<string | null> {
  try {
    return await file.text();
  } catch {
    return null;
  }
}
