import { Table, Text, Title } from '@mantine/core';
import type { Environment } from '#app/environments/environment.ts';
import { groupSiteKeys } from '#app/practice/practice-outcomes.ts';

/** What the practice environment is, and the outcomes that can be practised. It cannot be changed. */
export function PracticeFacts({ environment }: { readonly environment: Environment }) {
  const { usual, outcomes } = groupSiteKeys(environment);
  const labelOf = (siteKey: string) => environment.siteKeys.find((one) => one.siteKey === siteKey)?.label;
  return (
    <>
      <Title order={2}>Practice</Title>
      <Text c="var(--t-second)">
        A server inside Tidings, at <span className="mono">{environment.serverName}</span>. With the site key{' '}
        <span className="mono">{usual[0]?.siteKey}</span> it answers like MXO. Nothing leaves this computer. You can’t
        change or delete it.
      </Text>
      <Title order={3} mt={16}>
        Practise an outcome
      </Title>
      <Text c="var(--t-second)" mb={4}>
        To see another outcome, choose one of these in the Site key list.
      </Text>
      {outcomes.map((group) => (
        <Table key={group.name} verticalSpacing={4} layout="fixed" mt={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="30%">{group.name}</Table.Th>
              <Table.Td />
              <Table.Td w={156} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {group.outcomes.map(({ siteKey, about }) => (
              <Table.Tr key={siteKey}>
                <Table.Td>{labelOf(siteKey)}</Table.Td>
                <Table.Td c="dimmed">{about}</Table.Td>
                <Table.Td className="mono">{siteKey}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ))}
    </>
  );
}
