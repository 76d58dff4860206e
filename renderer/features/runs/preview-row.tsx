import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react';
import { memo, use } from 'react';
import { z } from 'zod';
import { parameterOf } from '#app/environments/endpoint.ts';
import { formatNumber } from '#app/quantity.ts';
import { compareTexts } from '#app/text/compare-texts.ts';
import { decodeJson } from '#app/text/json.ts';
import { splitOnce } from '#app/text/split-once.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import table from '#renderer/ui/table.module.css';
import styles from './preview-table.module.css';
import type { PreviewItem } from './use-preview.ts';

type PreviewRowProps = {
  /** Null while it is being read. */
  readonly item: PreviewItem | null;
  readonly place: number;
  readonly total: number;
  readonly top: number;
  readonly isLeftOut: boolean;
  readonly isChosen: boolean;
  readonly onToggle: (row: number) => void;
  readonly onChoose: (item: PreviewItem) => void;
};

/** One item as it would be sent. */
export const PreviewRow = memo(function PreviewRow(props: PreviewRowProps) {
  const { item, place, total, top, isLeftOut, isChosen, onToggle, onChoose } = props;
  const customers = use(CustomersContext);
  const line = { className: `${table['row']} ${styles['line']}`, style: { transform: `translateY(${top}px)` } };
  if (item === null) return <li {...line} aria-busy="true" />;
  const { row, name, customerKey } = item;
  const { key, text } = knowing(customers, [customerKey]);
  const uri = text(uriOf(item));
  return (
    <li
      {...line}
      aria-setsize={total}
      aria-posinset={place}
      data-chosen={isChosen || undefined}
      data-off={isLeftOut || undefined}
    >
      {row === null ? (
        <span />
      ) : (
        <input
          type="checkbox"
          className={table['check']}
          aria-label={`Send row ${row}`}
          checked={!isLeftOut}
          onChange={() => onToggle(row)}
        />
      )}
      <button
        type="button"
        className={`${table['press']} ${table['cells']} ${styles['cells']}`}
        aria-expanded={isChosen}
        onClick={() => onChoose(item)}
      >
        <span data-figure data-dim>
          {formatNumber(place)}
        </span>
        <span title={key(customerKey)} data-dim={customerKey === '' || undefined}>
          {key(customerKey) || 'none'}
        </span>
        <span className="mono" title={text(name)}>
          <ShortUri text={uri} />
        </span>
        <Problems problems={item.problems} text={text} />
      </button>
    </li>
  );
});

/** So many characters at the end are always shown. */
const tail = 14;

/** A URI that is cut in the middle where it is too long: its beginning and its query stay visible. */
export function ShortUri({ text }: { readonly text: string }) {
  const at = Math.max(0, text.length - tail);
  return (
    <span className={styles['uri']} title={text}>
      <span className={styles['uriStart']}>{text.slice(0, at)}</span>
      <span className={styles['uriEnd']}>{text.slice(at)}</span>
    </span>
  );
}

type ProblemsProps = Pick<PreviewItem, 'problems'> & { readonly text: (text: string) => string };

function Problems({ problems, text }: ProblemsProps) {
  const [worst, ...others] = problems.toSorted((a, b) => compareTexts(a.level, b.level));
  if (worst === undefined) return <span data-dim>none</span>;
  const Icon = worst.level === 'error' ? IconAlertOctagon : IconAlertTriangle;
  return (
    <span
      className={styles['problem']}
      data-level={worst.level}
      title={text(problems.map(({ says, why }) => `${says}. ${why}`).join('\n'))}
    >
      <Icon size={14} stroke={1.5} aria-label={worst.level === 'error' ? 'Error' : 'Warning'} />
      <span>
        {text(worst.says)}
        {others.length > 0 && ` and ${others.length} more`}
      </span>
    </span>
  );
}

const bodySchema = z.object({ uri: z.string() });

/** The event’s URI, from the body or the pixel’s address that would be sent. */
function uriOf({ request }: PreviewItem): string {
  if (request === null) return '';
  const pixel = request.method === 'GET' ? parameterOf(splitOnce(request.url, '?')[1], 'uri') : null;
  if (pixel !== null) return pixel;
  return bodySchema.safeParse(decodeJson(request.body)).data?.uri ?? request.url;
}
