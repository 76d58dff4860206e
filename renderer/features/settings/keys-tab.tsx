import { Checkbox, Group, Kbd, Select, SimpleGrid, Table, Text } from '@mantine/core';
import {
  freeLetters,
  type PresenterKeys,
  type PresenterLetter,
  presenterKeysSchema,
  presenterLetterNames,
  presenterLetters,
} from '#app/settings/presenter-keys.ts';

type KeysTabProps = {
  /** Each key of the window and what it does. */
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[];
  readonly presenterKeys: PresenterKeys;
  readonly onPresenterKeys: (keys: PresenterKeys) => void;
};

/** The list of keys, and those that can be changed. */
export function KeysTab({ keys, presenterKeys, onPresenterKeys }: KeysTabProps) {
  return (
    <>
      <PresenterLetters keys={presenterKeys} onChange={onPresenterKeys} />
      <Table verticalSpacing={4} mt={16}>
        <Table.Tbody>
          {keys.map(({ keys: bound, does }) => (
            <Table.Tr key={does}>
              <Table.Td w={200}>
                <Group gap={6}>
                  {bound.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

type LettersProps = { readonly keys: PresenterKeys; readonly onChange: (keys: PresenterKeys) => void };

const none = 'None';

/** The letters that do something while presenting. */
function PresenterLetters({ keys, onChange }: LettersProps) {
  const set = (action: PresenterLetter) => (chosen: string | null) => {
    const changed = presenterKeysSchema.safeParse({ ...keys, [action]: chosen === none ? '' : (chosen ?? '') });
    if (changed.success) onChange(changed.data);
  };
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <Text component="legend" fw={600} mb={8}>
        While presenting
      </Text>
      <Checkbox
        label="Single-letter keys"
        description="Turn them off if you use speech input, or if you press letters by accident."
        checked={keys.areOn}
        onChange={({ currentTarget }) => onChange({ ...keys, areOn: currentTarget.checked })}
      />
      <SimpleGrid cols={3} spacing={12} mt={12}>
        {presenterLetters.map((action) => (
          <Select
            key={action}
            label={presenterLetterNames[action]}
            disabled={!keys.areOn}
            data={[none, ...freeLetters(keys, action)]}
            value={keys[action] === '' ? none : keys[action]}
            onChange={set(action)}
          />
        ))}
      </SimpleGrid>
    </fieldset>
  );
}
