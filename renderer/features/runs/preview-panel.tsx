import { ActionIcon, Anchor } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { use, useState } from 'react';
import { formatHttp } from '#app/exchange/request.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import styles from './preview-panel.module.css';
import { PreviewTable } from './preview-table.tsx';
import { useChosen } from './use-chosen.ts';
import type { Preview, PreviewItem } from './use-preview.ts';
import type { CheckState } from './use-run-check.ts';

type PreviewPanelProps = {
  /** There is something to send. */
  readonly hasSource: boolean;
  readonly preview: Preview;
  readonly state: CheckState;
  readonly leftOutRows: readonly number[];
  readonly onToggle: (row: number) => void;
};

/** Every item as it would be sent, with its problems, before anything is sent. */
export function PreviewPanel({ hasSource, preview, state: { check }, leftOutRows, onToggle }: PreviewPanelProps) {
  const customers = use(CustomersContext);
  const [wanted, setWanted] = useState<{ readonly item: number } | null>(null);
  const { items, says } = preview;
  const { chosen, toggle, close } = useChosen(items);
  if (!hasSource)
    return (
      <Empty
        what="Preview of every request before it’s sent."
        why="Choose a request on the left. With data, each row gets its own request."
      />
    );
  if (items.total === 0 || (items.total === null && says.length > 0))
    return (
      <Empty
        what="There is nothing to send yet."
        why={says.join(' ') || 'It contains no events. Add one, or choose another request.'}
      />
    );
  return (
    <>
      {check !== null && check.faulty > 0 && (
        <ul className={styles['first']} aria-label="First events that can’t be sent">
          {check.first.slice(0, 3).map((problem) => (
            <li key={problem.item}>
              <Anchor component="button" size="sm" onClick={() => setWanted({ item: problem.item })}>
                Item {formatNumber(problem.item + 1)}
              </Anchor>
              : {customers.text(problem.says, problem.customerKey)}
            </li>
          ))}
          {check.faulty > 3 && <li>And {formatCount(check.faulty - 3, 'more event')} below.</li>}
        </ul>
      )}
      {check !== null && check.warnings.length > 0 && (
        <ul className={styles['first']} aria-label="Warnings about TIDs">
          {check.warnings.map((warning) => (
            <li key={warning}>{customers.text(warning)}</li>
          ))}
        </ul>
      )}
      <PreviewTable
        items={items}
        leftOut={new Set(leftOutRows)}
        chosen={chosen?.item ?? null}
        wanted={wanted}
        onToggle={onToggle}
        onChoose={toggle}
      />
      {chosen !== null && <ItemDetails item={chosen} onClose={close} />}
    </>
  );
}

function ItemDetails({ item, onClose }: { readonly item: PreviewItem; readonly onClose: () => void }) {
  const { text } = knowing(use(CustomersContext), [item.customerKey]);
  return (
    <section aria-label={`Item ${item.item + 1}`} className={styles['details']}>
      <div className={styles['detailsHead']}>
        <h2>
          Item {formatNumber(item.item + 1)}
          {item.row !== null && `, row ${formatNumber(item.row)}`}
        </h2>
        <span className={styles['dim']}>{text(item.name)}</span>
        <ActionIcon aria-label="Close the request" onClick={onClose}>
          <IconX size={16} stroke={1.5} />
        </ActionIcon>
      </div>
      {item.problems.length > 0 && (
        <ul className={styles['first']} aria-label="Problems of this item">
          {item.problems.map(({ level, says, why }) => (
            <li key={says} data-level={level}>
              <strong>{text(says)}</strong> {text(why)}
            </li>
          ))}
        </ul>
      )}
      {item.hasTimes && <p className={styles['dim']}>Times are set when you send.</p>}
      <pre className={`mono ${styles['request']}`}>
        {item.request === null ? 'The request can’t be built yet.' : text(formatHttp(item.request))}
      </pre>
    </section>
  );
}
