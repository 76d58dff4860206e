import { Select } from '@mantine/core';
import { use } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { formatCount } from '#app/quantity.ts';
import type { RunForm, RunFormChange } from '#app/runs/run-form.ts';
import { withSource } from '#app/runs/run-form.ts';
import { runInputKey } from '#app/runs/source-key.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { siteKeyData, siteKeyOption } from '#renderer/ui/site-key-list.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { siteKeyField, sourceField } from './blockers.ts';
import type { SourceChoice } from './run-source.ts';

type WhatSectionProps = {
  readonly form: RunForm;
  readonly sources: readonly SourceChoice[];
  /** The name of the input. */
  readonly sourceName: string;
  readonly environment: Environment;
  readonly environments: readonly Environment[];
  readonly onForm: (change: RunFormChange) => void;
};

/** The input of a run, its name, and its environment. */
export function WhatSection({ form, sources, sourceName, environment, environments, onForm }: WhatSectionProps) {
  const { text } = use(CustomersContext);
  const { source } = form;
  const history =
    source?.kind === 'history'
      ? [{ group: 'History', items: [{ value: 'history', label: formatHistory(source.exchangeIds.length) }] }]
      : [];
  const groups = [...new Set(sources.map(({ group }) => group))].map((group) => ({
    group,
    items: sources
      .filter((choice) => choice.group === group)
      .map((choice) => ({ value: runInputKey(choice.source), label: text(choice.name) })),
  }));
  return (
    <>
      <Select
        id={sourceField}
        label="Request"
        placeholder="A saved request, folder or storyboard"
        searchable
        nothingFoundMessage="No saved requests match."
        data={[...history, ...groups]}
        value={source === null ? null : source.kind === 'history' ? 'history' : runInputKey(source)}
        onChange={(key) => {
          const choice = sources.find((one) => runInputKey(one.source) === key);
          if (choice !== undefined) onForm((before) => withSource(before, choice.source));
        }}
      />
      <TextField
        label="Run name"
        placeholder={text(sourceName) || 'For example Spring follow-up'}
        value={form.name}
        onChange={(typed) => onForm((before) => ({ ...before, name: typed }))}
      />
      <Select
        label="Environment"
        data={environments.map(({ id, name }) => ({ value: id, label: name }))}
        leftSection={<EnvironmentSquare colour={environment.colour} />}
        value={form.environmentId}
        onChange={(id) => {
          const chosen = environments.find((one) => one.id === id);
          if (chosen !== undefined)
            onForm((before) => ({
              ...before,
              environmentId: chosen.id,
              siteKey: chosen.siteKeys[0]?.siteKey ?? '',
            }));
        }}
      />
      <Select
        id={siteKeyField}
        label="Site key"
        data={siteKeyData(environment, form.siteKey)}
        renderOption={siteKeyOption(environment)}
        maxDropdownHeight={400}
        value={form.siteKey}
        onChange={(siteKey) => siteKey !== null && onForm((before) => ({ ...before, siteKey }))}
      />
    </>
  );
}

/** A part of the history, in words. */
export function formatHistory(count: number): string {
  return `${formatCount(count, 'event')} from the history`;
}
