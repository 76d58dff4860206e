import { Table, Text, Title } from '@mantine/core';
import type { Environment } from '#app/environments/environment.ts';

/** What the practice environment is, and what each of its site keys leads to. It cannot be changed. */
export function PracticeFacts({ environment }: { readonly environment: Environment }) {
  return (
    <>
      <Title order={2}>Practice</Title>
      <Text c="var(--t-second)" mb={12}>
        A server inside Tidings, at <span className="mono">{environment.serverName}</span>. It answers as MXO does, and
        nothing leaves this computer. It cannot be changed or deleted. Choose a site key to see what can come back:
      </Text>
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {environment.siteKeys.map(({ siteKey, label }) => (
            <Table.Tr key={siteKey}>
              <Table.Td className="mono">{siteKey}</Table.Td>
              <Table.Td>{label}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
