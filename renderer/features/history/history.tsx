import { Button, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import { wholeHistory } from '#app/exchange/history-query.ts';
import { call, listen } from '#renderer/bridge.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import styles from './history.module.css';
import { HistoryRow } from './history-row.tsx';

const page = 100;

type HistoryProps = {
  readonly onOpen: (id: string) => void;
  readonly onSendAgain: (id: string) => void;
  readonly onCompose: () => void;
};

type Loaded = { readonly exchanges: readonly ExchangeSummary[]; readonly total: number };

/** Every event that was sent, newest first. */
export function History({ onOpen, onSendAgain, onCompose }: HistoryProps) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [limit, setLimit] = useState(page);
  useEffect(() => {
    let current = true;
    const refresh = async () => {
      const answer = await call('history.list', { query: wholeHistory, limit, offset: 0 });
      if (current) setLoaded(answer);
    };
    void refresh();
    const end = listen('exchange.changed', () => void refresh());
    return () => {
      current = false;
      end();
    };
  }, [limit]);

  if (loaded === null) return null;
  if (loaded.total === 0)
    return (
      <Empty
        what="Every event that you send stands here."
        why="With what was sent, what came back, and the tid, to open or send again."
      >
        <Button variant="filled" onClick={onCompose}>
          Compose an event
        </Button>
      </Empty>
    );
  return (
    <section className={styles['history']}>
      <div className={styles['head']}>
        <h1>History</h1>
        <Text size="xs" c="dimmed">
          {loaded.total === 1 ? '1 event' : `${loaded.total.toLocaleString('en')} events`}, newest first
        </Text>
      </div>
      <div className={styles['columns']} aria-hidden="true">
        <span>Outcome</span>
        <span>Time</span>
        <span>Environment</span>
        <span>URI</span>
        <span>Customer key</span>
        <span>TID</span>
        <span className={`${styles['figure']} ${styles['wide']}`}>HTTP</span>
        <span className={`${styles['figure']} ${styles['wide']}`}>Took</span>
        <span />
      </div>
      <ul aria-label="History" className={styles['list']}>
        {loaded.exchanges.map((exchange) => (
          <HistoryRow key={exchange.id} exchange={exchange} onOpen={onOpen} onSendAgain={onSendAgain} />
        ))}
      </ul>
      {loaded.exchanges.length < loaded.total && (
        <Button m={16} disabled={limit >= 1_000} onClick={() => setLimit(Math.min(limit + page, 1_000))}>
          Show older
        </Button>
      )}
    </section>
  );
}
