import { Button, Group, List, Text } from '@mantine/core';
import { type ReactNode, use, useRef, useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import type { SendRequest } from '#renderer/state/send-request.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { environmentFill } from '#renderer/ui/environment-fill.ts';
import { isAsRecorded, planSendAgain, recordedPlace } from './send-again.ts';

/** One of several places, and what chooses another one. */
export type PlaceToChoose = {
  readonly environment: Environment;
  readonly siteKey: string;
  readonly onSelect: (selection: Selection) => void;
};

type SendAgainDialogProps = {
  readonly exchange: Exchange;
  readonly state: Pick<WorkbenchState, 'environments' | 'selection'>;
  /** The lists of environments and site keys, which are not a part of this feature. */
  readonly places: (place: PlaceToChoose) => ReactNode;
  readonly onSend: (event: Omit<SendRequest, 'tabId'>) => void;
  readonly onClose: () => void;
};

/** Asks where a recorded event is sent again: where the header points, or where it went then. */
export function SendAgainDialog({ exchange, state, places, onSend, onClose }: SendAgainDialogProps) {
  const { text, key } = use(CustomersContext);
  const no = useRef<HTMLButtonElement>(null);
  const { environments } = state;
  const [selection, setSelection] = useState(state.selection);
  const recorded = recordedPlace(exchange, environments);
  const { environment, event, differences } = planSendAgain(exchange, environments, selection);
  const { name } = exchange.environment;
  const isElsewhere =
    recorded !== null && (recorded.environmentId !== selection.environmentId || recorded.siteKey !== selection.siteKey);
  const then = environments.find(({ id }) => id === recorded?.environmentId)?.name ?? name;
  const isAsThen = recorded !== null && isAsRecorded(exchange, environments, recorded);
  const useRecorded = isAsThen ? `Use ${then}, as recorded` : `Use ${then}, which changed since then`;
  return (
    <DialogBox opened onClose={onClose} title="Send again" size="lg">
      <Text className="mono" style={{ overflowWrap: 'anywhere' }}>
        {text(exchange.draft.uri, exchange.draft.customerKey)}
      </Text>
      <Text c="dimmed" mt={4}>
        {exchange.draft.customerKey.trim() === '' ? 'without a customer key' : `for ${key(exchange.draft.customerKey)}`}
      </Text>
      <Group mt={16} gap={8}>
        {places({ environment, siteKey: selection.siteKey, onSelect: setSelection })}
        {isElsewhere && (
          <Button
            onClick={() => {
              setSelection(recorded);
              // This button goes. What is asked is new, and so is the answer.
              no.current?.focus();
            }}
          >
            {useRecorded}
          </Button>
        )}
      </Group>
      {recorded === null && <Text mt={12}>{`${name} was deleted. Choose where to send the event.`}</Text>}
      {environment.askBeforeSending && (
        <Text mt={12} fw={600}>
          Events sent to {environment.name} reach real customers.
        </Text>
      )}
      {differences.length > 0 && (
        <List mt={12} aria-label="Different from then" style={{ overflowWrap: 'anywhere' }}>
          {differences.map((one) => (
            <List.Item key={one}>{text(one, exchange.draft.customerKey)}</List.Item>
          ))}
        </List>
      )}
      <DialogFoot>
        <Button ref={no} data-autofocus onClick={onClose}>
          Don’t send
        </Button>
        <Button
          variant="filled"
          style={{ background: environmentFill(environment) }}
          onClick={onFirstClick(() => onSend(event))}
        >
          Send to {environment.name}
        </Button>
      </DialogFoot>
    </DialogBox>
  );
}
