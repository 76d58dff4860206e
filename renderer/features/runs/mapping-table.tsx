import { Select } from '@mantine/core';
import { use } from 'react';
import type { Draft } from '#app/event/draft.ts';
import { normalName } from '#app/event/variables.ts';
import { customerColumns } from '#app/runs/customer-columns.ts';
import type { ColumnTarget } from '#app/runs/mapping.ts';
import type { RunForm } from '#app/runs/run-form.ts';
import { usedVariables } from '#app/runs/used-variables.ts';
import { ask } from '#renderer/ask.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { useCall } from '#renderer/use-call.ts';
import { formatTarget, kindChoices, parseTarget, targetChoices, withKind } from './column-targets.ts';
import styles from './run-data.module.css';

type MappingTableProps = {
  readonly form: RunForm;
  readonly dataId: string;
  /** The events that the cells go into. */
  readonly drafts: readonly Draft[];
  readonly onTarget: (column: string, target: ColumnTarget) => void;
};

/** The target of each column, with its first cell as an example. */
export function MappingTable({ form: { mapping }, dataId, drafts, onTarget }: MappingTableProps) {
  const customers = use(CustomersContext);
  const sample = useSample(dataId);
  const columns = mapping.map(({ column }) => column);
  const keyed = customerColumns(columns, mapping, drafts);
  const { key, text } = knowing(
    customers,
    sample.filter((_, at) => keyed.has(at)),
  );
  const variables = usedVariables(drafts);
  const isUsed = (target: ColumnTarget) =>
    target.kind === 'variable' ? variables.includes(normalName(target.name)) : target.kind !== 'unused';
  // A column without a target may contain customer keys.
  const isText = (at: number) => !keyed.has(at) && isUsed(mapping[at]?.target ?? { kind: 'unused' });
  const shown = sample.map((cell, at) => (isText(at) ? text(cell) : key(cell)));
  const isValue = (name: string) =>
    drafts.some((draft) => draft.properties.some((one) => one.name === name && one.json === true));
  const properties = drafts.flatMap((draft) => draft.properties.map(({ name }) => name));
  return (
    <table className={styles['mapping']} aria-label="Columns">
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Goes into</th>
        </tr>
      </thead>
      <tbody>
        {mapping.map(({ column, target }, index) => (
          <tr key={`${index} ${column}`}>
            <th scope="row" title={column}>
              {column || <em>no name</em>}
              <span className={`mono ${styles['sample']}`} title={shown[index]}>
                {shown[index] || 'empty'}
              </span>
            </th>
            <td>
              <Select
                aria-label={`Column ${column} goes into`}
                searchable
                data={targetChoices({ column, target }, variables, properties).map(({ group, items }) => ({
                  group,
                  items: [...items],
                }))}
                value={formatTarget(target)}
                onChange={(chosen) => chosen !== null && onTarget(column, parseTarget(chosen))}
              />
              {target.kind === 'property' && (
                <Select
                  aria-label={`Column ${column} is sent as`}
                  data={kindChoices(isValue(target.name))}
                  value={target.as ?? ''}
                  allowDeselect={false}
                  onChange={(chosen) => onTarget(column, withKind(target, chosen))}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The cells of the first row. */
function useSample(dataId: string): readonly string[] {
  const read = () => ask('data.page', { dataId, from: 0, count: 1 }, 'the first row isn’t shown');
  return useCall(dataId, read).value?.rows[0] ?? [];
}
