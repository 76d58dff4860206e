import type { Timing } from '#app/exchange/exchange.ts';
import { formatDuration } from '#app/quantity.ts';
import styles from './response-tabs.module.css';

type TimingTabProps = {
  readonly timing: Timing;
  /** A part of a response was received. */
  readonly answered: boolean;
};

/** The duration of each part, as bars one after the other. */
export function TimingTab({ timing, answered }: TimingTabProps) {
  const parts = [
    { name: 'Preparing', ms: timing.readyMs },
    { name: 'DNS', ms: timing.dnsMs },
    { name: 'Connect', ms: timing.connectMs },
    ...(timing.proxy === null ? [] : [{ name: 'Proxy', ms: timing.proxyMs }]),
    { name: 'TLS', ms: timing.tlsMs },
    { name: 'Event sent', ms: timing.sentMs },
    { name: 'Waiting for the response', ms: timing.waitingMs },
    { name: 'Reading the response', ms: timing.readingMs },
  ];
  const total = Math.max(timing.totalMs, 0.001);
  let before = 0;
  return (
    <table className={styles['timing']}>
      <tbody>
        {parts.map(({ name, ms }) => {
          const start = before;
          before += ms ?? 0;
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {ms !== null && (
                  <span
                    className={styles['bar']}
                    data-unanswered={(name === 'Waiting for the response' && !answered) || undefined}
                    style={{ marginLeft: `${(start / total) * 100}%`, width: `${Math.min(ms / total, 1) * 100}%` }}
                  />
                )}
              </td>
              <td className={styles['figure']}>{ms === null ? 'none' : formatDuration(ms)}</td>
            </tr>
          );
        })}
        <tr>
          <th scope="row">Total</th>
          <td>{tellConnection(timing)}</td>
          <td className={styles['figure']}>
            <strong>{formatDuration(timing.totalMs)}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function tellConnection({ reused, proxy }: Timing): string {
  const through = proxy === null ? '' : ` It went through the proxy ${proxy}.`;
  if (reused) return `Reused an open connection, so there was no DNS, connect or TLS.${through}`;
  return proxy === null ? '' : `DNS and connect times are for the proxy.${through}`;
}
