import type { Variable } from '#app/event/variables.ts';
import { HiddenInRows } from '#renderer/ui/hidden-characters.tsx';
import { NameValueTable } from '#renderer/ui/name-value-table.tsx';

type VariableRowsProps = {
  readonly variables: readonly Variable[];
  readonly onChange: (variables: readonly Variable[]) => void;
};

/** The variables: `{{name}}` in any field of an event. */
export function VariableRows({ variables, onChange }: VariableRowsProps) {
  return (
    <>
      <NameValueTable
        label="Variables"
        addLabel="Add variable"
        hint="{{name}} in any field"
        rows={variables.map((variable) => ({ ...variable, enabled: true }))}
        withSwitch={false}
        onChange={(rows) => onChange(rows.map(({ name, value }) => ({ name, value })))}
        cellId={(index, cell) => `variable-${index}-${cell}`}
      />
      <HiddenInRows rows={variables} onClean={onChange} />
    </>
  );
}
