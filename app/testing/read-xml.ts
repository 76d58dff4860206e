export type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

const forbidden = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\uFFFE\uFFFF]/u;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The opening tags of an XML text, for tests; throws where it is not well formed. */
export function tagsOf(xml: string): readonly Tag[] {
  if (forbidden.test(xml)) throw new Error('A character that XML cannot hold.');
  const open: string[] = [];
  const tags: Tag[] = [];
  const part = /<\?xml [^?<>]*\?>|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  while (part.lastIndex < xml.length) {
    const from = part.lastIndex;
    const [whole, closing, opening, attributes = '', isEmpty, text] = part.exec(xml) ?? [];
    if (whole === undefined) throw new Error(`Not well formed at ${xml.slice(from, from + 40)}`);
    if (closing !== undefined && open.pop() !== closing) throw new Error(`</${closing}> closes another.`);
    if (text !== undefined) readText(text);
    if (opening === undefined) continue;
    const found = attributes.matchAll(/([\w-]+)="([^"]*)"/g);
    tags.push({
      name: opening,
      attributes: Object.fromEntries(Array.from(found, (one) => [one[1], readText(one[2])])),
    });
    if (isEmpty !== '/') open.push(opening);
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is not closed.`);
  return tags;
}

function readText(text = ''): string {
  if (text.includes(']]>')) throw new Error(']]> stands in a text.');
  return text.replace(/&(?:#(\d+)|(\w+));|&/g, (whole, code: string | undefined, name: string | undefined) => {
    const character = code === undefined ? entities[name ?? ''] : String.fromCodePoint(Number(code));
    if (character === undefined) throw new Error(`${whole} stands for nothing.`);
    return character;
  });
}
