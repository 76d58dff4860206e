import { Button } from '@mantine/core';
import { IconArrowsRight } from '@tabler/icons-react';
import { use, useMemo } from 'react';
import type { Continuation } from '#app/customers/customer-index.ts';
import type { Environment } from '#app/environments/environment.ts';
import { isSameTid } from '#app/event/customer-key.ts';
import type { Draft, ParametersOn, Row } from '#app/event/draft.ts';
import { editParameters, editUri, moveParameters, rowsToParameters } from '#app/event/parameters.ts';
import type { Problem } from '#app/event/problems.ts';
import { encodeCell } from '#app/event/uri.ts';
import { tidIn } from '#app/formats/mxo/tid-text.ts';
import { type Catalogue, type CatalogueKind, namesOf, valuesOf } from '#app/library/catalogue.ts';
import { fieldId, problemId } from '#renderer/state/focus-field.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { NameValueTable } from '#renderer/ui/name-value-table.tsx';
import { useStill } from '#renderer/ui/still.tsx';
import { TokenInput } from '#renderer/ui/token-input.tsx';
import styles from './composer.module.css';
import { ParametersMenu } from './parameters-menu.tsx';
import { TouchpointLine } from './touchpoint-line.tsx';

type EventTabProps = {
  readonly draft: Draft;
  /** The same as it would be sent, with values in the place of its variables. */
  readonly sent: Draft;
  readonly environment: Environment;
  readonly problems: readonly Problem[];
  /** The customer that the draft's customer key was last seen as here. */
  readonly customer: Continuation | null;
  /** The names that were sent before, and templates' own. */
  readonly catalogue: Catalogue;
  readonly onChange: (draft: Draft) => void;
};

const bodyForms = {
  array: 'sent as an array of name and value',
  object: 'sent as an object',
  'customer-key': 'sent as an array, with customerKey',
} as const;

/** The same in each render, so that a field isn’t rendered for them. */
const mono = { input: 'mono' };
const tidSection = { style: { justifyContent: 'flex-end', paddingRight: 4 } };

/** The event, field by field. */
export function EventTab({ draft, sent, environment, problems, customer, catalogue, onChange }: EventTabProps) {
  const customers = use(CustomersContext);
  const problemOf = (kind: 'parameter' | 'property') => (index: number) => {
    const found = problems.find(({ field }) => field.kind === kind && field.index === index);
    return found === undefined ? null : { level: found.level, id: problemId(found.field) };
  };
  const judged = (kind: 'uri' | 'customer-key' | 'tid') => {
    const found = problems.find(({ field }) => field.kind === kind);
    const describedBy = found === undefined ? {} : { describedBy: problemId(found.field) };
    return { error: found?.level === 'error', 'data-level': found?.level, ...describedBy };
  };
  const knownOf = (kind: CatalogueKind) => (row: Row, cell: 'name' | 'value') =>
    cell === 'name' ? namesOf(catalogue, kind) : valuesOf(catalogue, kind, row.name);
  const menu = useStill({ onChange: (parametersOn: ParametersOn) => onChange(moveParameters(draft, parametersOn)) });
  const parametersMenu = useMemo(
    () => draft.sendAs === 'event' && <ParametersMenu value={draft.parametersOn} {...menu} />,
    [draft.sendAs, draft.parametersOn, menu],
  );
  return (
    <div className={styles['event']}>
      <TokenInput
        id="uri"
        label="URI"
        classNames={mono}
        value={draft.uri}
        {...judged('uri')}
        onChange={(uri) => onChange(editUri(draft, uri))}
      />
      <TouchpointLine draft={sent} />
      <div className={styles['columns']}>
        <TokenInput
          id="customer-key"
          label="Customer key"
          isCustomer
          value={draft.customerKey}
          {...judged('customer-key')}
          placeholder="For example ada@example.com. Empty if unknown"
          onChange={(customerKey) => onChange({ ...draft, customerKey })}
        />
        <TokenInput
          id="tid"
          label="TID"
          classNames={mono}
          value={draft.tid}
          {...judged('tid')}
          placeholder={
            draft.sendAs === 'pixel'
              ? 'A tracking pixel has no TID.'
              : 'Leave empty for a new customer. MXO returns one.'
          }
          rightSectionWidth={190}
          rightSectionProps={tidSection}
          rightSection={
            customer !== null &&
            !isSameTid(customer.tid, draft.tid) && (
              <Button
                variant="subtle"
                size="compact-sm"
                ff="text"
                maw={186}
                title={`Continue as ${customers.name(customer.customerKey)}`}
                leftSection={<IconArrowsRight size={16} stroke={1.5} />}
                onClick={() => onChange({ ...draft, tid: customer.tid })}
              >
                Continue as {customers.name(customer.customerKey)}
              </Button>
            )
          }
          onPaste={(event) => {
            const tid = tidIn(event.clipboardData.getData('text/plain'));
            if (tid === null) return;
            event.preventDefault();
            onChange({ ...draft, tid });
          }}
          onChange={(tid) => onChange({ ...draft, tid: tid.trim() })}
        />
      </div>
      <div className={`${styles['columns']} ${styles['tables']}`}>
        <NameValueTable
          label="URI parameters"
          addLabel="Add parameter"
          hint={parametersMenu}
          rows={draft.parameters}
          onChange={(rows) => onChange(editParameters(draft, rowsToParameters(rows)))}
          toStored={encodeCell}
          known={knownOf('parameter')}
          cellId={(index, cell) => fieldId({ kind: 'parameter', index, cell })}
          problemOf={problemOf('parameter')}
        />
        <NameValueTable
          label="Properties"
          addLabel="Add property"
          hint={draft.sendAs === 'pixel' ? 'sent as parameters of the URI' : bodyForms[environment.bodyForm]}
          rows={draft.properties}
          known={knownOf('property')}
          onChange={(properties) => onChange({ ...draft, properties })}
          cellId={(index, cell) => fieldId({ kind: 'property', index, cell })}
          problemOf={problemOf('property')}
        />
      </div>
    </div>
  );
}
