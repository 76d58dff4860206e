import { Text } from '@mantine/core';
import type { Draft } from '#app/event/draft.ts';
import { fieldId } from '#renderer/state/focus-field.ts';
import { ExpectationRows } from '#renderer/ui/expectation-rows.tsx';

type ExpectTabProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

/** What the answer is expected to be. The Response says after each send whether it is. */
export function ExpectTab({ draft, onChange }: ExpectTabProps) {
  return (
    <>
      <Text size="xs" c="dimmed" mb={12}>
        What you expect of the response. Expectations aren’t sent. The response and each run show whether they were met.
      </Text>
      <ExpectationRows
        expectations={draft.expectations}
        idOf={(index, cell) => fieldId({ kind: 'expectation', index, cell })}
        onChange={(expectations) => onChange({ ...draft, expectations })}
      />
    </>
  );
}
