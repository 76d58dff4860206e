/** A piece of a line. A place is a page's name and, after a `#`, the heading in it. */
export type GuidePart =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly parts: readonly GuidePart[] }
  | { readonly kind: 'page-link'; readonly place: string; readonly parts: readonly GuidePart[] }
  | { readonly kind: 'web-link'; readonly url: string; readonly parts: readonly GuidePart[] };

export type GuideBlock =
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly anchor: string;
      readonly parts: readonly GuidePart[];
    }
  | { readonly kind: 'paragraph'; readonly parts: readonly GuidePart[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly GuideBlock[])[] }
  | { readonly kind: 'picture'; readonly source: string; readonly says: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'note'; readonly blocks: readonly GuideBlock[] }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly GuidePart[])[];
      readonly rows: readonly (readonly (readonly GuidePart[])[])[];
    };

export type GuidePage = { readonly name: string; readonly title: string; readonly blocks: readonly GuideBlock[] };

/** The file and size of each picture, so that a page does not move while it loads. */
export type GuidePictures = Readonly<
  Record<string, { readonly url: string; readonly width: number; readonly height: number }>
>;

/** The words of a line, without their looks. */
export function textOfParts(parts: readonly GuidePart[]): string {
  return parts.map((part) => ('parts' in part ? textOfParts(part.parts) : part.text)).join('');
}

/** The text of a block, each part on its own line. */
export function textOfBlock(block: GuideBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return textOfParts(block.parts);
    case 'list':
      return block.items.flatMap((item) => item.map(textOfBlock)).join('\n');
    case 'picture':
      return block.says;
    case 'code':
      return block.text;
    case 'note':
      return block.blocks.map(textOfBlock).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(textOfParts).join(' ')).join('\n');
  }
}
