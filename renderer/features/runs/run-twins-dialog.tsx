import { Button, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { isIdenticalPlace, placeOf } from '#app/exchange/tid-rule.ts';
import { formatCount } from '#app/quantity.ts';
import { onFirstClick } from '#renderer/one-press.ts';
import { environmentInUse, otherPlaceThan, selectEnvironment } from '#renderer/state/selection.ts';
import { DialogBox } from '#renderer/ui/dialog-box.tsx';
import { DialogFoot } from '#renderer/ui/dialog-foot.tsx';
import { environmentFill } from '#renderer/ui/environment-fill.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { EnvironmentWarnings } from '#renderer/ui/environment-warnings.tsx';
import { siteKeyData, siteKeyOption } from '#renderer/ui/site-key-list.tsx';
import styles from './twins.module.css';

type RunTwinsDialogProps = {
  /** Where the first run goes. */
  readonly setup: Selection;
  /** How many events each of the two sends. */
  readonly count: number;
  /** Some of the events have a TID of their own. */
  readonly hasTids: boolean;
  readonly environments: readonly Environment[];
  readonly otherPlace: Selection | null;
  readonly onConfirm: (other: Selection) => void;
  readonly onClose: () => void;
};

/** Asks for the second place of a run, and once before both runs start: it names every environment that asks. */
export function RunTwinsDialog(props: RunTwinsDialogProps) {
  const { setup, count, hasTids, environments, otherPlace, onConfirm, onClose } = props;
  const { environmentId, siteKey } = setup;
  const first: Selection = { environmentId, siteKey };
  const [other, setOther] = useState(() => otherPlaceThan(first, environments, otherPlace));
  const a = environmentInUse({ environments, selection: first });
  const b = environmentInUse({ environments, selection: other });
  const isSame = isIdenticalPlace(placeOf(a, siteKey), placeOf(b, other.siteKey));
  const both = [...new Map([a, b].map((one) => [one.id, one])).values()];
  const [guarded] = both.filter(({ askBeforeSending }) => askBeforeSending);
  const names = both.map(({ name }) => name).join(' and ');
  return (
    <DialogBox opened onClose={onClose} title="Run on two environments" size="lg">
      <Text>
        <strong>{formatCount(count, 'event')}</strong> will be sent to <strong>{a.name}</strong>, site key{' '}
        <span className="mono">{siteKey}</span>, and at the same time to:
      </Text>
      <div className={styles['place']}>
        <Select
          label="Second environment"
          data={environments.map(({ id, name }) => ({ value: id, label: name }))}
          leftSection={<EnvironmentSquare colour={b.colour} />}
          value={b.id}
          onChange={(id) => {
            const chosen = environments.find((one) => one.id === id);
            if (chosen !== undefined) setOther(selectEnvironment(chosen, other.siteKey));
          }}
        />
        <Select
          label="Second site key"
          data={siteKeyData(b, other.siteKey)}
          renderOption={siteKeyOption(b)}
          maxDropdownHeight={400}
          value={other.siteKey}
          onChange={(chosen) => chosen !== null && setOther({ ...other, siteKey: chosen })}
        />
      </div>
      {both.map((environment) => (
        <EnvironmentWarnings key={environment.id} environment={environment} asks="Asks now, for both" />
      ))}
      <div role="status">
        {isSame && (
          <Text mt={12} fw={600} c="var(--t-unsure)">
            A and B are the same server and site key. Choose another one.
          </Text>
        )}
      </div>
      <Text mt={12} c="dimmed">
        {guarded !== undefined && 'They reach real customers. '}Each run keeps the speed that is set.
        {both.some(({ id }) => id !== practiceId) && ' Each event may count against your MXO licence.'}
      </Text>
      {hasTids && (
        <Text mt={8} c="dimmed">
          A TID in an event isn’t sent to {b.name} unless it is known there for the same customer.
        </Text>
      )}
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          Don’t send
        </Button>
        <Button
          variant="filled"
          disabled={isSame}
          {...(guarded !== undefined && { style: { background: environmentFill(guarded) } })}
          onClick={onFirstClick(() => onConfirm(other))}
        >
          Send {formatCount(count, 'event')} to {both.length === 1 ? `${names} twice` : `${names} each`}
        </Button>
      </DialogFoot>
    </DialogBox>
  );
}
