import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DataDescription } from '#app/runs/data.ts';
import { type DataFile, openDataFile } from '#main/runs/data/data-file.ts';
import type { SaidFormat } from '#main/runs/data/find-format.ts';
import type { SheetChoice } from '#main/runs/data/xlsx/read-workbook.ts';
import { ownWords } from './clean-text.ts';
import { type DataChoice, separators } from './data-arguments.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import { reasonOf } from './report-folder.ts';
import type { CommandHost } from './terminal.ts';
import { withoutRepeatedHeaders } from './without-repeated-headers.ts';

/** How many problems of a data file are listed. */
const mostListed = 5;

/**
 * Opens the rows of a run. Standard input is saved to disk first, because it is read twice.
 * @param folder that is removed when the command ends
 */
export async function openRunRows(
  choice: DataChoice,
  folder: string,
  { terminal: { err }, input }: Pick<CommandHost, 'terminal' | 'input'>,
): Promise<Found<DataFile>> {
  const isPiped = choice.path === '-';
  const path = isPiped ? join(folder, 'standard input') : choice.path;
  if (isPiped) {
    const problem = await pipeline(input(), createWriteStream(path)).then(() => null, reasonOf);
    if (problem !== null) return refused(exitCode.file, `Standard input could not be read completely: ${problem}.`);
  }
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return refused(exitCode.file, `${path} wasn’t found. Check --data.`);
  const opening = await openDataFile(
    { kind: 'file', path },
    {
      said: saidOf(choice),
      sheet: { ...choice.workbook, ...headerOfSheet(choice) },
    },
  );
  if (opening.kind !== 'opened')
    return refused(exitCode.file, opening.kind === 'failed' ? ownWords(opening.says) : `${path} was not read.`);
  const file = withoutRepeatedHeaders(opening.file);
  const { description } = file;
  if (choice.workbook !== null && description.format.kind !== 'sheet')
    return refused(
      exitCode.wrongUse,
      `--sheet, --header-row and --dates are for Excel workbooks. ${description.name} is none.`,
    );
  if (choice.hasHeader === false && (description.format.kind === 'json' || description.format.kind === 'json-lines'))
    return refused(exitCode.wrongUse, '--no-header does not apply to JSON, because its objects name their values.');
  const { name, problems, problemCount } = description;
  for (const says of doubtsIn(description)) err(`${name}: ${says}`);
  const isStopped = opening.isTorn && !choice.acceptDamaged;
  const listed = isStopped ? problems.slice(-1) : problems.slice(0, mostListed);
  for (const { row, says } of listed) err(`${name}${row === null ? '' : `, row ${row}`}: ${ownWords(says)}`);
  if (isStopped)
    return refused(
      exitCode.damagedData,
      `${name} is incomplete: a row, a quote or a bracket isn't finished. Nothing was sent. Get the whole file, or add --accept-damaged to send it as is.`,
    );
  if (problemCount > mostListed) err(`${name}: ${problemCount - mostListed} more like this.`);
  return found(file);
}

function headerOfSheet({ hasHeader }: DataChoice): SheetChoice {
  if (hasHeader === null) return {};
  return { headerRow: hasHeader ? 1 : null };
}

/** What was guessed and can be said otherwise. */
function doubtsIn({ doubts, format, words }: DataDescription): readonly string[] {
  const says: string[] = [];
  if (format.kind === 'sheet')
    says.push(
      `Read from the sheet “${format.sheet}”, ${format.headerRow === null ? 'without a row of names' : `names in row ${format.headerRow}`}. Choose others with --sheet NAME and --header-row NUMBER.`,
    );
  if (doubts.includes('header') && format.kind === 'delimited')
    says.push(
      format.hasHeader
        ? 'The first row is read as the names of the columns. If it is data, add --no-header; if not, --header.'
        : 'The first row is read as data. If it has the names of the columns, add --header; if not, --no-header.',
    );
  if (doubts.includes('encoding'))
    says.push(`Read as ${format.encoding}: ${words.join(', ')}. If this is wrong, add --encoding NAME.`);
  return says;
}

/** What was said of the format of the rows. */
function saidOf({ format, hasHeader, encoding }: DataChoice): SaidFormat {
  if (format === 'json' || format === 'json-lines') return { json: format, separator: null, hasHeader, encoding };
  return { json: null, separator: format === null ? null : separators[format], hasHeader, encoding };
}
