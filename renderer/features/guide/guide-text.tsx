import { createContext, Fragment, type ReactNode, use } from 'react';
import styles from './guide.module.css';
import type { GuideBlock, GuidePart, GuidePictures } from './guide-page.ts';

type GuideWays = {
  readonly pictures: GuidePictures;
  readonly onTurn: (place: string) => void;
  /** Null for an address that is not on the list of those that may be opened. */
  readonly openerOf: (url: string) => (() => void) | null;
};

/** What links and pictures of the page need; the tree of blocks hands nothing down. */
export const GuideWaysContext = createContext<GuideWays | null>(null);

/** The blocks of a page, rendered from data without HTML. */
export function GuideBlocks({ blocks }: { readonly blocks: readonly GuideBlock[] }): ReactNode {
  // Pages never change while they are shown, so a block's place is its key.
  return keyed(blocks, (block) => <Block block={block} />);
}

function Block({ block }: { readonly block: GuideBlock }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 1 ? 'h1' : block.level === 2 ? 'h2' : 'h3';
      return (
        <Heading id={headingId(block.anchor)}>
          <Parts parts={block.parts} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Parts parts={block.parts} />
        </p>
      );
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List>
          {keyed(block.items, (item) => (
            <li>
              <GuideBlocks blocks={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'picture':
      return <Picture source={block.source} says={block.says} />;
    case 'code':
      return <pre className="mono">{block.text}</pre>;
    case 'note':
      return (
        <div className={styles['note']}>
          <GuideBlocks blocks={block.blocks} />
        </div>
      );
    case 'table':
      return <GuideTable head={block.head} rows={block.rows} />;
  }
}

type GuideTableProps = Pick<Extract<GuideBlock, { readonly kind: 'table' }>, 'head' | 'rows'>;

function GuideTable({ head, rows }: GuideTableProps) {
  return (
    <table>
      <thead>
        <tr>
          {keyed(head, (cell) => (
            <th scope="col">
              <Parts parts={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows, (row) => (
          <tr>
            {keyed(row, (cell) => (
              <td>
                <Parts parts={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Picture({ source, says }: { readonly source: string; readonly says: string }) {
  const picture = use(GuideWaysContext)?.pictures[source];
  if (picture === undefined) return null;
  return (
    <img className={styles['picture']} src={picture.url} alt={says} width={picture.width} height={picture.height} />
  );
}

function Parts({ parts }: { readonly parts: readonly GuidePart[] }): ReactNode {
  return keyed(parts, (part) => <Part part={part} />);
}

function Part({ part }: { readonly part: GuidePart }) {
  const ways = use(GuideWaysContext);
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code className="mono">{part.text}</code>;
    case 'strong':
      return (
        <strong>
          <Parts parts={part.parts} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Parts parts={part.parts} />
        </em>
      );
    case 'page-link':
      return <Link parts={part.parts} onFollow={() => ways?.onTurn(part.place)} />;
    case 'web-link': {
      const onFollow = ways?.openerOf(part.url) ?? null;
      return onFollow === null ? <Parts parts={part.parts} /> : <Link parts={part.parts} onFollow={onFollow} />;
    }
  }
}

/** Opens a page of the guide, or a web page through main. So it is a button with the role of a link. */
function Link({ parts, onFollow }: { readonly parts: readonly GuidePart[]; readonly onFollow: () => void }) {
  return (
    <button type="button" role="link" className={styles['link']} onClick={onFollow}>
      <Parts parts={parts} />
    </button>
  );
}

/** The id of a heading in the window. */
export function headingId(anchor: string): string {
  return `guide-${anchor}`;
}

function keyed<T>(things: readonly T[], draw: (thing: T) => ReactNode): ReactNode {
  return things.map((thing, place) => <Fragment key={String(place)}>{draw(thing)}</Fragment>);
}
