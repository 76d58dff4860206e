import { strFromU8, unzipSync } from 'fflate';
import { readXml } from './read-xml.ts';
import { type CellFormat, cellFormat } from './show-cell.ts';

type Sheet = { readonly name: string; readonly path: string; readonly isHidden: boolean };

/** A workbook without its sheets, which are unpacked one at a time. */
export type Workbook = {
  readonly sheets: readonly Sheet[];
  readonly texts: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly is1904: boolean;
  /** The XML of a sheet. */
  readonly unpack: (sheet: Sheet) => Uint8Array;
};

/** The most that a part of a workbook may unpack to, in bytes. */
const mostUnpacked = 1_000_000_000;

/** Opens an .xlsx file. Answers a text for people where it is another kind of file. */
export function openWorkbook(bytes: Uint8Array, name: string): Workbook | string {
  const names: string[] = [];
  const parts = unpack(bytes, (part) => {
    names.push(part);
    return /^(xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml)|mimetype)$/i.test(part);
  });
  const textOf = (path: string) =>
    strFromU8(
      Object.entries(parts).find(([part]) => part.toLowerCase() === path.toLowerCase())?.[1] ?? new Uint8Array(),
    );
  if (textOf('mimetype').includes('opendocument'))
    return `${name} is an OpenDocument spreadsheet (.ods). Save it as .xlsx or CSV, and choose that file.`;
  if (names.includes('xl/workbook.bin'))
    return `${name} is a binary workbook (.xlsb). Save it as .xlsx or CSV, and choose that file.`;
  if (names.some((part) => /\.iwa$/i.test(part)))
    return `${name} is a document of Numbers. Export it from Numbers as Excel or CSV, and choose that file.`;
  if (names.includes('word/document.xml'))
    return `${name} is a Word document. Save its table as .xlsx or CSV, and choose that file.`;
  const book = readBook(textOf('xl/workbook.xml'), textOf('xl/_rels/workbook.xml.rels'));
  if (book.sheets.length === 0) return `${name} is a ZIP archive, and no workbook. Unpack it, and choose a file in it.`;
  return {
    ...book,
    texts: readTexts(textOf('xl/sharedStrings.xml')),
    formats: readFormats(textOf('xl/styles.xml')),
    unpack: ({ path }) => {
      const found = unpack(bytes, (part) => part.toLowerCase() === path.toLowerCase());
      return Object.values(found)[0] ?? new Uint8Array();
    },
  };
}

function unpack(bytes: Uint8Array, isWanted: (part: string) => boolean): Record<string, Uint8Array> {
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!isWanted(name)) return false;
      if (originalSize > mostUnpacked) throw new RangeError(`${name} is too large`);
      return true;
    },
  });
}

function readBook(xml: string, relations: string): Pick<Workbook, 'sheets' | 'is1904'> {
  const targets = new Map<string, string>();
  const nothing = { close: () => {}, text: () => {} };
  readXml(relations, {
    ...nothing,
    open: (name, attribute) => {
      if (name === 'Relationship') targets.set(attribute('Id') ?? '', attribute('Target') ?? '');
    },
  });
  const sheets: Sheet[] = [];
  let is1904 = false;
  readXml(xml, {
    ...nothing,
    open: (name, attribute) => {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
      const target = name === 'sheet' ? targets.get(attribute('r:id') ?? attribute('ns0:id') ?? '') : undefined;
      if (target === undefined || target.includes('chartsheets')) return;
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      sheets.push({ name: attribute('name') ?? '', path, isHidden: /hidden/i.test(attribute('state') ?? '') });
    },
  });
  return { sheets, is1904 };
}

/** Texts that cells share, without the reading aids of Japanese. */
function readTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let aids = 0;
  readXml(xml.replace(/^[\s\S]*?<(?:\w+:)?sst\b[^<>]*>/, ''), {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') aids += 1;
      else if (name === 't') isText = aids === 0;
    },
    close: (name) => {
      if (name === 'si') texts.push(decodeEscapes(text));
      else if (name === 'rPh') aids -= 1;
      else if (name === 't') isText = false;
    },
    text: (part) => {
      if (isText) text += part;
    },
  });
  return texts;
}

/** Characters that XML does not take are written as `_x000D_`. */
export function decodeEscapes(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function readFormats(xml: string): readonly CellFormat[] {
  const own = new Map<number, string>();
  const ids: number[] = [];
  let isCells = false;
  readXml(xml.replace(/^[\s\S]*?<(?:\w+:)?styleSheet\b[^<>]*>/, ''), {
    open: (name, attribute) => {
      if (name === 'numFmt') own.set(Number(attribute('numFmtId')), attribute('formatCode') ?? 'General');
      else if (name === 'cellXfs') isCells = true;
      else if (name === 'xf' && isCells) ids.push(Number(attribute('numFmtId') ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false;
    },
    text: () => {},
  });
  return ids.map((id) => cellFormat(id, own));
}
