import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ColumnTarget } from '#app/run/mapping.ts';
import { call } from '#renderer/bridge.ts';
import { formatTarget, parseTarget, targetChoices } from './column-targets.ts';
import styles from './new-run.module.css';
import type { RunForm } from './run-form.ts';

type MappingTableProps = {
  readonly form: RunForm;
  readonly dataId: string;
  readonly variables: readonly string[];
  readonly properties: readonly string[];
  readonly onTarget: (column: string, target: ColumnTarget) => void;
};

/** Where the cells of each column go, with a first cell to see what is in it. */
export function MappingTable({ form, dataId, variables, properties, onTarget }: MappingTableProps) {
  const sample = useSample(dataId);
  return (
    <table className={styles['mapping']} aria-label="Columns">
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Goes into</th>
        </tr>
      </thead>
      <tbody>
        {form.mapping.map(({ column, target }, index) => (
          <tr key={`${index} ${column}`}>
            <th scope="row" title={column}>
              {column || <em>no name</em>}
              <span className={`mono ${styles['sample']}`} title={sample[index]}>
                {sample[index] || 'empty'}
              </span>
            </th>
            <td>
              <Select
                aria-label={`Column ${column} goes into`}
                searchable
                data={targetChoices(column, variables, properties).map(({ group, items }) => ({
                  group,
                  items: [...items],
                }))}
                value={formatTarget(target)}
                onChange={(chosen) => chosen !== null && onTarget(column, parseTarget(chosen))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The cells of the first row. */
function useSample(dataId: string): readonly string[] {
  const [cells, setCells] = useState<readonly string[]>([]);
  useEffect(() => {
    let isOver = false;
    async function read() {
      const { rows } = await call('data.page', { dataId, from: 0, count: 1 });
      if (!isOver) setCells(rows[0] ?? []);
    }
    void read();
    return () => {
      isOver = true;
    };
  }, [dataId]);
  return cells;
}
