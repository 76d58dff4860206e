import { use } from 'react';
import { type ExchangeSummary, isDispatched } from '#app/exchange/exchange.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { dateFormat } from '#renderer/ui/date-format.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { OutcomeDisc } from '#renderer/ui/outcome-mark.tsx';
import { eventName } from './event-name.ts';
import styles from './timeline.module.css';
import { drawCurve, layOutTimeline } from './timeline-layout.ts';

const slotWidth = 124;
const laneHeight = 132;
const curveSize = { half: slotWidth / 2, topY: 62, bottomY: 112 };
const time = dateFormat({ hour: '2-digit', minute: '2-digit' });
const day = dateFormat({ weekday: 'short', day: 'numeric', month: 'short' });

type TimelineProps = {
  readonly events: readonly ExchangeSummary[];
  readonly onOpen: (id: string) => void;
};

/** A customer’s events over time. One line is one TID; its curve rises at each event. */
export function Timeline({ events, onOpen }: TimelineProps) {
  const customers = use(CustomersContext);
  const nameOf = ({ uri, customerKey }: ExchangeSummary) => eventName(customers.text(uri, customerKey));
  const { lanes, gaps, days, slots } = layOutTimeline(events);
  const width = slots * slotWidth;
  const middle = (slot: number) => (slot + 0.5) * slotWidth;
  return (
    <section className={styles['timeline']} aria-label="Story">
      <div style={{ width }}>
        {lanes.map(({ key, tid, environment, siteKey, events: laneEvents }) => {
          const curve = drawCurve(
            laneEvents.map(({ slot }) => middle(slot)),
            curveSize,
          );
          return (
            <div key={key} className={styles['lane']}>
              <div className={styles['laneName']}>
                <EnvironmentSquare colour={environment.colour} />
                <strong>{environment.name}</strong>
                {siteKey !== null && <span className={`mono ${styles['siteKey']}`}>{siteKey}</span>}
                <span className="mono">{tid === '' ? 'no TID' : tid}</span>
              </div>
              <div className={styles['chart']} style={{ height: laneHeight }}>
                <svg width={width} height={laneHeight} aria-hidden="true">
                  {gaps.map(({ slot }) => (
                    <line key={slot} x1={slot * slotWidth} x2={slot * slotWidth} y1={0} y2={laneHeight} />
                  ))}
                  <path d={curve.area} className={styles['area']} />
                  <path d={curve.line} className={styles['line']} pathLength={1} />
                </svg>
                {laneEvents.map(({ event, slot, again }) => (
                  <button
                    key={event.id}
                    type="button"
                    className={styles['event']}
                    style={{ left: slot * slotWidth, width: slotWidth }}
                    title={`Open: ${customers.text(event.uri, event.customerKey)}`}
                    aria-label={`${nameOf(event)}, ${event.outcome === null ? 'sending' : outcomeWords[event.outcome]}`}
                    onClick={() => onOpen(event.id)}
                  >
                    <strong>{again ? 'again' : nameOf(event)}</strong>
                    <span>{time(new Date(event.sentAt))}</span>
                    <OutcomeDisc outcome={event.outcome} />
                    <span className={styles['seen']} data-triggered={event.marks.triggered}>
                      {triggeredWord(event)}
                    </span>
                  </button>
                ))}
              </div>
            </div>
          );
        })}
        <div className={styles['days']}>
          {gaps.map(({ slot, days: count }) => (
            <span key={slot} className={styles['gap']} style={{ left: slot * slotWidth }}>
              {count} days
            </span>
          ))}
          {days.map(({ day: iso, from, to }) => (
            <span key={iso} className={styles['day']} style={{ left: (middle(from) + middle(to)) / 2 }}>
              {day(new Date(iso))}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
}

/** Whether a tester saw it in Monitoring. An event that never left this computer can't be seen there. */
function triggeredWord(event: ExchangeSummary): string {
  if (!isDispatched(event)) return 'nothing sent';
  return { yes: 'triggered', no: 'not triggered', 'not-checked': 'not checked' }[event.marks.triggered];
}
