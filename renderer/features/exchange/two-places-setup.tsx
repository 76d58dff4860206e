import { Checkbox, Text } from '@mantine/core';
import { type ReactNode, use } from 'react';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { EnvironmentWarnings } from '#renderer/ui/environment-warnings.tsx';
import { DifferencesTable, SideLetter } from '#renderer/ui/exchange-differences.tsx';
import styles from './two-places.module.css';
import { type Side, sides, type TwoPlacesPlan } from './two-places.ts';

type TwoPlacesSetupProps = {
  readonly plan: TwoPlacesPlan;
  /** The lists to choose a place from. */
  readonly places: (side: Side) => ReactNode;
  readonly onTid: (side: Side, isTidSent: boolean) => void;
};

/** Chooses the two places, and shows what differs between the two requests before anything is sent. */
export function TwoPlacesSetup({ plan, places, onTid }: TwoPlacesSetupProps) {
  const customers = use(CustomersContext);
  const { customerKey, uri } = plan.A.prepared.draft;
  return (
    <>
      <Text className={`mono ${styles['event']}`}>{customers.text(uri)}</Text>
      <Text c="dimmed" mt={4}>
        {customerKey.trim() === '' ? 'without a customer key' : `for ${customers.key(customerKey)}`}
      </Text>
      <div className={styles['sides']}>
        {sides.map((side) => (
          <div key={side} role="group" aria-label={`Place ${side}`} className={styles['place']}>
            <div className={styles['choice']}>
              <SideLetter letter={side} />
              <div className={styles['lists']}>{places(side)}</div>
            </div>
            <EnvironmentWarnings environment={plan[side].environment} />
            {plan[side].tidReason !== null && (
              <Checkbox
                label={`Send the TID to ${plan[side].environment.name} too`}
                description={customers.text(plan[side].tidReason)}
                checked={plan[side].isTidSent}
                onChange={({ currentTarget }) => onTid(side, currentTarget.checked)}
              />
            )}
          </div>
        ))}
      </div>
      <div role="status">
        {plan.blockers.map((blocker) => (
          <Text key={blocker} mt={8} fw={600} c="var(--t-unsure)" style={{ overflowWrap: 'anywhere' }}>
            {customers.text(blocker)}
          </Text>
        ))}
      </div>
      <section aria-label="Different requests" className={styles['differences']}>
        <DifferencesTable
          fields={plan.differences}
          a={<Head side="A" name={plan.A.environment.name} />}
          b={<Head side="B" name={plan.B.environment.name} />}
          whenNone="The two requests are the same."
        />
      </section>
    </>
  );
}

function Head({ side, name }: { readonly side: Side; readonly name: string }) {
  return (
    <span className={styles['chosen']}>
      <SideLetter letter={side} /> {name}
    </span>
  );
}
