import {
  IconArrowBackUp,
  IconArrowsDiff,
  IconFile,
  IconNote,
  IconPin,
  IconPinFilled,
  IconRepeat,
  IconTrash,
} from '@tabler/icons-react';
import { type MouseEvent, memo, use } from 'react';
import { type ExchangeSummary, judgementOf } from '#app/exchange/exchange.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { formatDuration } from '#app/quantity.ts';
import { shorten } from '#app/text/shorten.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { formatMoment, Moment } from '#renderer/ui/moment.tsx';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import table from '#renderer/ui/table.module.css';
import styles from './history-list.module.css';
import type { HistoryRowActions } from './row-actions.ts';
import type { RowDetail } from './row-detail.ts';
import { Ends, endOfKey, Found } from './row-text.tsx';

type HistoryRowProps = {
  /** Null while it is being read. */
  readonly exchange: ExchangeSummary | null;
  readonly place: number;
  readonly total: number;
  readonly top: number;
  readonly words: readonly string[];
  readonly selected: boolean;
  /** Its details are shown: it is the row that Tab reaches. */
  readonly chosen: boolean;
  readonly detail: RowDetail;
  readonly on: HistoryRowActions;
};

/** One event in the history. Plain elements, for speed: scrolling adds and removes dozens of rows in each frame. */
export const HistoryRow = memo(function HistoryRow({
  exchange,
  place,
  total,
  top,
  words,
  selected,
  chosen,
  detail,
  on,
}: HistoryRowProps) {
  const customers = use(CustomersContext);
  const item = {
    className: `${table['row']} ${table['cells']} ${styles['cells']}`,
    tabIndex: chosen ? 0 : -1,
    'data-place': place,
    'data-chosen': chosen || undefined,
    style: { transform: `translateY(${top}px)` },
  };
  if (exchange === null) return <li {...item} aria-busy="true" />;
  const { id, outcome, sentAt, environment, tid, status, totalMs, marks } = exchange;
  const { triggered } = judgementOf(exchange);
  const customerKey = customers.key(exchange.customerKey);
  const uri = customers.text(exchange.uri, exchange.customerKey);
  const from = customers.text(exchange.from ?? '', exchange.customerKey);
  const what = `${outcome === null ? 'Sending' : outcomeWords[outcome]}, ${uri}`;
  const row = {
    ...item,
    'aria-setsize': total,
    'aria-posinset': place,
    'aria-current': chosen || undefined,
    'data-selected': selected || undefined,
    'data-marked': triggered !== 'not-checked' || marks.note !== '' || marks.pinned || undefined,
  };
  if (detail === 'text')
    return (
      <li {...row} className={`${table['row']} ${styles['text']}`}>
        {[formatMoment(sentAt), environment.name, from, what, customerKey].filter((part) => part !== '').join(', ')}
      </li>
    );
  return (
    <li {...row}>
      <input
        type="checkbox"
        className={table['check']}
        aria-label={`Select: ${what}`}
        checked={selected}
        tabIndex={chosen ? 0 : -1}
        onClick={(event) => on.onSelect(id, event.shiftKey)}
        readOnly
      />
      <span data-mark>
        <OutcomeMark outcome={outcome} />
      </span>
      <span className={styles['time']} data-dim>
        <Moment iso={sentAt} />
      </span>
      <span className={table['environment']} title={environment.serverName}>
        <EnvironmentSquare colour={environment.colour} />
        <Found className={table['cut'] ?? ''} words={words} text={environment.name} />
      </span>
      <span className={styles['event']}>
        {from !== '' && <Found className={table['cut'] ?? ''} title={from} words={words} text={from} />}
        <Ends className="mono" words={words} text={uri} end={16} />
      </span>
      {customerKey === '' ? (
        <span className={styles['key']} data-dim>
          none
        </span>
      ) : (
        <Ends className={styles['key'] ?? ''} words={words} text={customerKey} end={endOfKey(customerKey)} />
      )}
      <Found
        className={`mono ${table['cut']} ${styles['dim']} ${styles['tid']}`}
        title={tid}
        words={words}
        text={tid === '' ? 'none' : tid.length > 8 ? `${tid.slice(0, 8)}…` : tid}
      />
      <span data-figure data-wide data-dim={status === null || undefined}>
        {status ?? 'none'}
      </span>
      <span data-figure data-wide>
        {totalMs === null || outcome === 'interrupted' ? '' : formatDuration(totalMs)}
      </span>
      <span className={styles['marks']}>
        {triggered !== 'not-checked' && (
          <span
            className={styles['triggered']}
            data-triggered={triggered}
            title={triggered === 'yes' ? 'Triggered: Yes' : 'Triggered: No'}
          >
            <span aria-hidden="true">{triggered === 'yes' ? '✓' : '✗'}</span>
            <span className={styles['word']}>{triggered === 'yes' ? 'triggered' : 'not triggered'}</span>
          </span>
        )}
        {marks.note !== '' && (
          <IconNote
            size={14}
            stroke={1.5}
            aria-label="Note"
            title={shorten(customers.text(marks.note, exchange.customerKey))}
          />
        )}
        {marks.pinned && <IconPinFilled size={14} aria-label="Pinned" />}
      </span>
      <span className={table['actions']}>
        {detail === 'whole' && <Actions id={id} marks={marks} what={what} chosen={chosen} on={on} />}
      </span>
    </li>
  );
});

type ActionsProps = Pick<HistoryRowProps, 'on' | 'chosen'> &
  Pick<ExchangeSummary, 'id' | 'marks'> & {
    /** The event, in words. */
    readonly what: string;
  };

function Actions({ id, marks, what, chosen, on }: ActionsProps) {
  const shared = { what, tabIndex: chosen ? 0 : -1 };
  if (marks.deletedAt !== null)
    return <Action label="Restore" {...shared} icon={IconArrowBackUp} onClick={() => on.onRestore(id)} />;
  return (
    <>
      <Action label="Open" {...shared} icon={IconFile} onClick={() => on.onOpen(id)} />
      <Action label="Send again…" {...shared} icon={IconRepeat} onClick={() => on.onSendAgain(id)} />
      <Action label="Compare" {...shared} icon={IconArrowsDiff} onClick={() => on.onCompare(id)} />
      <Action
        label={marks.pinned ? 'Unpin' : 'Pin'}
        {...shared}
        icon={IconPin}
        onClick={() => on.onPin(id, !marks.pinned)}
      />
      <Action label="Delete" {...shared} icon={IconTrash} onClick={() => on.onTrash(id)} />
    </>
  );
}

type ActionProps = {
  readonly label: string;
  readonly what: string;
  readonly icon: typeof IconFile;
  readonly tabIndex: number;
  readonly onClick: (event: MouseEvent) => void;
};

function Action({ label, what, icon: Icon, tabIndex, onClick }: ActionProps) {
  return (
    <button
      type="button"
      className={styles['action']}
      aria-label={label}
      title={`${label}: ${what}`}
      tabIndex={tabIndex}
      onClick={onClick}
    >
      <Icon size={16} stroke={1.5} />
    </button>
  );
}
