import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { IconArrowsRight, IconCopy, IconExternalLink } from '@tabler/icons-react';
import { isSameTid } from '#app/event/customer-key.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { practiceServerOf } from '#app/practice/practice.ts';
import styles from './response.module.css';

type TidStripProps = {
  readonly exchange: Exchange;
  readonly onCopy: (text: string, what: string) => void;
  readonly onContinue: (exchange: Exchange) => void;
  /** Opens the web page of the environment as this customer. */
  readonly onOpenPage: (exchange: Exchange) => void;
};

/** What is known of the customer. One with a key alone may be new to MXO or not. */
function relationOf({ tid: sent, customerKey }: Exchange['draft'], tid: string): string {
  if (sent !== '') return isSameTid(sent, tid) ? 'same customer as sent' : 'not the TID that was sent';
  return customerKey.trim() === '' ? 'a new customer' : '';
}

/** The TID of the response, and its actions. Nothing without one. */
export function TidStrip({ exchange: { result, draft }, exchange, onCopy, onContinue, onOpenPage }: TidStripProps) {
  const tid = result.kind === 'answered' ? result.tid : null;
  if (tid === null) return null;
  const relation = relationOf(draft, tid);
  return (
    <div className={styles['strip']} data-uncovered>
      <div className={styles['tid']}>
        <span className={styles['stripLabel']}>TID</span>
        <span className="mono">{tid}</span>
        <Text className={styles['relation'] ?? ''} size="xs" c="var(--t-second)" ml="auto" truncate title={relation}>
          {relation}
        </Text>
      </div>
      <Button size="compact-sm" leftSection={<IconCopy size={16} stroke={1.5} />} onClick={() => onCopy(tid, 'TID')}>
        Copy tid
      </Button>
      <Button
        size="compact-sm"
        leftSection={<IconArrowsRight size={16} stroke={1.5} />}
        onClick={() => onContinue(exchange)}
      >
        Continue as this customer
      </Button>
      {practiceServerOf(exchange) === null && (
        <Tooltip label="Open a web page as this customer">
          <ActionIcon aria-label="Open as this customer" onClick={() => onOpenPage(exchange)}>
            <IconExternalLink size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
