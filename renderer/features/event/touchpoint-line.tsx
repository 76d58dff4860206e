import { Text } from '@mantine/core';
import { IconAlertTriangle, IconRoute } from '@tabler/icons-react';
import { use, useDeferredValue, useMemo } from 'react';
import type { Draft } from '#app/event/draft.ts';
import { sentUri } from '#app/exchange/pixel.ts';
import { describeMatch } from '#app/touchpoints/match-message.ts';
import { matchUri } from '#app/touchpoints/match-uri.ts';
import { findNotCaptured } from '#app/touchpoints/not-captured.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { TouchpointMapContext } from '#renderer/ui/touchpoint-map.ts';
import styles from './touchpoint-line.module.css';

/**
 * Says where an event goes by the person's own Touchpoint map. It is advice: it comes after what is typed and blocks nothing.
 * @param draft as it would be sent, with values in the place of its variables
 */
export function TouchpointLine({ draft }: { readonly draft: Draft }) {
  const customers = use(CustomersContext);
  const map = use(TouchpointMapContext);
  const event = useDeferredValue(draft);
  const uri = sentUri(event);
  const match = useMemo(
    () => (map.length === 0 || event.uri.trim() === '' ? null : matchUri(map, uri)),
    [map, event.uri, uri],
  );
  if (map.length === 0) return null;
  const message = match && describeMatch(match, findNotCaptured(match, event));
  const Icon = message?.isDoubtful === true ? IconAlertTriangle : IconRoute;
  return (
    <div role="status" aria-label="Touchpoint">
      {message !== null && (
        <Text component="p" size="xs" className={styles['touchpoint'] ?? ''}>
          <Icon size={16} stroke={1.5} aria-hidden="true" />
          <span>
            <span className={styles['goes']}>{customers.text(message.says, event.customerKey)}</span>{' '}
            {message.details.map((detail) => customers.text(detail, event.customerKey)).join(' ')}
          </span>
        </Text>
      )}
    </div>
  );
}
