import type { HttpRequest } from '#app/exchange/request.ts';
import styles from './composer.module.css';

const URL_PARTS = /^(https?:\/\/[^/]+)(.*\/)([^/]+)(\/events)(?:\?(tid=[^&]*)?(.*))?$/;

/** Where the event goes, at a glance: the server dim, the site key strong, the tid in accent. */
export function RequestLine({ request }: { readonly request: HttpRequest | null }) {
  const [, server, path, siteKey, events, tid, rest] = URL_PARTS.exec(request?.url ?? '') ?? [];
  return (
    <section aria-label="Request line" className={styles['line']} title={request?.url}>
      <span className={styles['method']}>POST</span>
      <span className={styles['url']}>
        {server === undefined ? (
          'No address yet: the environment has no usable server name'
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
