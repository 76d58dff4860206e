import { Text } from '@mantine/core';
import type { Expectation } from '#app/event/expectation.ts';
import { fieldId } from '#renderer/state/focus-field.ts';
import { ExpectationRows } from '#renderer/ui/expectation-rows.tsx';
import { still } from '#renderer/ui/still.tsx';

type ExpectTabProps = {
  readonly expectations: readonly Expectation[];
  readonly onChange: (expectations: readonly Expectation[]) => void;
};

/** What the answer is expected to be. The Response says after each send whether it is. */
export const ExpectTab = still(function ExpectTab({ expectations, onChange }: ExpectTabProps) {
  return (
    <>
      <Text size="xs" c="dimmed" mb={12}>
        What you expect of the response. Expectations aren’t sent. The response and each run show whether they were met.
      </Text>
      <ExpectationRows
        expectations={expectations}
        idOf={(index, cell) => fieldId({ kind: 'expectation', index, cell })}
        onChange={onChange}
      />
    </>
  );
});
