import { use } from 'react';
import { customersOfShow, type Show, type ShownStep } from '#app/storyboards/show.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import styles from './shows.module.css';

type ShownStepsProps = { readonly show: Show; readonly onOpenExchange: (id: string) => void };

/** How each step of a show ended, and the customers that it was sent for. */
export function ShownSteps({ show, onOpenExchange }: ShownStepsProps) {
  const customers = use(CustomersContext);
  const { steps } = show;
  return (
    <>
      <ol aria-label="Steps of the show" className={styles['steps']}>
        {steps.map((step) => {
          const title = customers.text(step.title, step.customerKey);
          return (
            <li key={step.stepId}>
              {step.exchangeId === '' ? (
                <span>{title}</span>
              ) : (
                <button type="button" title={`Open ${title}`} onClick={() => onOpenExchange(step.exchangeId)}>
                  {title}
                </button>
              )}
              <span>
                <Ended step={step} />
                {step.isOnPractice && <span className={styles['facts']}> on Practice</span>}
              </span>
            </li>
          );
        })}
      </ol>
      {customersOfShow(show).map(({ name, customerKey, tid, isOnPractice }) => (
        <p key={`${isOnPractice} ${customerKey}`} className={styles['customer']}>
          {name !== '' && `${customers.text(name, customerKey)}: `}
          <span className="mono">{customers.key(customerKey)}</span>
          {tid !== '' && (
            <>
              , TID <span className="mono">{customers.isPresenting ? `${tid.slice(0, 8)}…` : tid}</span>
            </>
          )}
          {isOnPractice && ', on Practice'}
        </p>
      ))}
    </>
  );
}

function Ended({ step: { state, kind, outcome } }: { readonly step: ShownStep }) {
  if (outcome !== null) return <OutcomeMark outcome={outcome} />;
  if (state === 'not-sent') return <span className={styles['failed']}>Nothing sent</span>;
  if (state === 'not-reached') return <span className={styles['facts']}>Not reached</span>;
  return <span className={styles['facts']}>{kind === 'event' ? 'Skipped' : kind === 'note' ? 'Note' : 'Pause'}</span>;
}
