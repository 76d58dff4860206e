import { readTextBytes } from '#app/formats/data/read-text-bytes.ts';
import { importedMessage, previewImport } from '#app/formats/import/import-preview.ts';
import type { Imported } from '#app/formats/import/imported.ts';
import { type ImportPlan, planImport } from '#app/formats/import/plan-import.ts';
import { joinPlans, splitPlan, splitText } from '#app/formats/import/plan-parts.ts';
import { type GivenText, readFiles, tidsOf, workbookName } from '#app/formats/import/read-files.ts';
import { readImport } from '#app/formats/import/read-import.ts';
import { readPaste } from '#app/formats/import/read-paste.ts';
import { formatVisitTable, visitTable } from '#app/formats/import/visit-table.ts';
import { type HereSummary, summariseHere } from '#app/formats/import/what-comes.ts';
import type { ImportSource } from '#renderer/state/dialog.ts';
import { toShown } from '#renderer/ui/shown-text.ts';
import { type ImportRequest, type ImportResponse, partLimit, tooLarge } from './import-messages.ts';

/**
 * Reads and plans imports. It runs in a worker and keeps what it read last.
 * @returns handles one request; rejects when that fails
 */
export function openImportService(
  respond: (response: ImportResponse) => void,
): (request: ImportRequest) => Promise<void> {
  let imported: Imported | null = null;
  let here: ImportPlan[] = [];

  async function read(source: ImportSource, summary: HereSummary) {
    imported = null;
    if (typeof source === 'string') imported = readImport(source);
    else {
      const files: GivenText[] = [];
      for (const file of source) files.push(await open(file));
      const [only] = files;
      if (files.length === 1 && only?.text === null) return respond({ kind: 'unopened' });
      const shown = files.length === 1 ? (only?.text ?? '') : files.map(({ name }) => name).join('\n');
      respond({ kind: 'opened', shown: toShown(shown) });
      imported = readFiles(files);
    }
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
        for (const part of splitPlan(plan, partLimit)) respond({ kind: 'part', part });
        for (const piece of splitText(JSON.stringify(plan), partLimit.characters)) respond({ kind: 'text', piece });
        return respond({
          kind: 'planned',
          says: `${importedMessage(imported, summariseHere(before), options.choice)}${options.withVisit === true ? ' Their storyboard is in Storyboards.' : ''}`,
          tids: tidsOf(imported),
        });
      }
      case 'table': {
        const table = imported === null || imported.kind === 'unreadable' ? null : visitTable(imported);
        if (table === null) return respond({ kind: 'unplanned' });
        return respond({ kind: 'table', name: table.name, text: formatVisitTable(table) });
      }
      case 'paste':
        return respond({ kind: 'pasted', pasted: readPaste(request.text) });
    }
  };
}

/** The text of a file. There is none for a folder, or a file that was deleted or can’t be read. */
async function open(file: File): Promise<GivenText> {
  const { name } = file;
  const problem = tooLarge(file);
  if (problem !== null) return { name, text: null, problem };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    // A workbook has no text that could be an import.
    if (workbookName.test(name)) return { name, text: '' };
    return { name, ...readTextBytes(bytes, (some, label) => new TextDecoder(label).decode(some)) };
  } catch {
    return {
      name,
      text: null,
      problem: `${name} couldn’t be read. Choose a file, not a folder, that you have permission to open.`,
    };
  }
}
