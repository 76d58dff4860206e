/**
 * Reads pasted lines as names and values: cells copied from a spreadsheet (tab between them), `name: value`, or
 * `name=value`. A line with none of these is a name.
 */
export function readPastedRows(text: string): readonly { readonly name: string; readonly value: string }[] {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name, value] = /^([^\t]*)\t(.*)$/s.exec(line) ??
        /^([^:=]+?)\s*[:=]\s*(.*)$/s.exec(line) ?? [null, line, ''];
      return { name: (name ?? '').trim(), value: (value ?? '').trim() };
    });
}
