import { strToU8, zipSync } from 'fflate';

type WorkbookParts = {
  /** The `<row>` elements of each sheet, by its name. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly texts?: readonly string[];
  /** The formats of cells, `s="1"` and on, as codes or as built-in numbers. */
  readonly formats?: readonly (string | number)[];
  readonly is1904?: boolean;
};

/** An .xlsx file as Excel writes it. */
export function makeWorkbook({ sheets, texts = [], formats = [], is1904 = false }: WorkbookParts): Uint8Array {
  const names = Object.keys(sheets);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const own = formats.flatMap((code, at) => (typeof code === 'string' ? [{ id: 164 + at, code }] : []));
  const ids = formats.map((code, at) => (typeof code === 'string' ? 164 + at : code));
  const parts: Record<string, string> = {
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `${head}<sst ${main}>${texts.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `${head}<styleSheet ${main}><numFmts>${own.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
  };
  for (const [at, name] of names.entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `${head}<worksheet ${main}><sheetData>${sheets[name]}</sheetData><mergeCells/></worksheet>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}
