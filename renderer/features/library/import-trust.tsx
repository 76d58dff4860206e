import { Checkbox, Stack, Text } from '@mantine/core';
import { use } from 'react';
import type { ChosenPreview } from '#app/formats/import/import-preview.ts';
import { formatNumber } from '#app/quantity.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';

type ImportTrustProps = {
  readonly chosen: Pick<ChosenPreview, 'trust' | 'trustCount'>;
  /** The keys of those that the person selected. */
  readonly accepted: readonly string[];
  readonly onAccepted: (accepted: readonly string[]) => void;
};

/** Network settings that come with a file. Each is left out unless the person selects it. */
export function ImportTrust({ chosen: { trust, trustCount }, accepted, onAccepted }: ImportTrustProps) {
  const { text } = use(CustomersContext);
  if (trust.length === 0) return null;
  return (
    <Checkbox.Group
      label="Network settings in this file"
      description="They are left out unless you select them. Select only what you expect. You can change it later in Manage environments."
      value={[...accepted]}
      onChange={onAccepted}
    >
      <Stack gap={8} mt={8} mah={180} style={{ overflow: 'auto', overflowWrap: 'anywhere' }}>
        {trust.map(({ key, what, why }) => (
          <Checkbox key={key} size="xs" value={key} label={text(what)} description={text(why)} />
        ))}
        {trustCount > trust.length && (
          <Text c="dimmed">
            {formatNumber(trustCount - trust.length)} more are left out. Import a part of the file to select them.
          </Text>
        )}
      </Stack>
    </Checkbox.Group>
  );
}
