import { use } from 'react';
import type { HttpRequest } from '#app/exchange/request.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './composer.module.css';

const URL_PARTS = /^(https?:\/\/[^/]+)(\/(?:.*\/)?)([^/]+)(\/events|\/pixel)(?:\?(tid=[^&]*)?(.*))?$/s;

/** The method and the target of the event: the server dimmed, the site key bold, the TID in the accent colour. */
export function RequestLine({ request }: { readonly request: HttpRequest | null }) {
  const customers = use(CustomersContext);
  const url = customers.text(request?.url ?? '');
  const [, server, path, siteKey, events, tid, rest] = URL_PARTS.exec(url) ?? [];
  return (
    <section aria-label="Request line" className={styles['line']} title={url}>
      <span className={styles['method']}>{request?.method ?? 'POST'}</span>
      <span className={styles['url']}>
        {server === undefined ? (
          'No address yet. The environment has no valid server name.'
        ) : (
          <>
            <span className={styles['server']}>{server}</span>
            {path}
            <strong>{siteKey}</strong>
            {events}
            {(tid || rest) && '?'}
            <span className={styles['tid']}>{tid}</span>
            {rest}
          </>
        )}
      </span>
    </section>
  );
}
