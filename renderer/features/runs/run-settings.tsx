import { type ReactNode, useId } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import { answerTo } from '#app/event/variables.ts';
import { type RunForm, type RunFormChange, withoutData, withPace } from '#app/runs/run-form.ts';
import { ExpectationRows } from '#renderer/ui/expectation-rows.tsx';
import { type KeptTexts, KeptTextsContext } from '#renderer/ui/number-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { questionField } from './blockers.ts';
import { DataSection } from './data-section.tsx';
import { MappingTable } from './mapping-table.tsx';
import { PaceSection } from './pace-section.tsx';
import styles from './run-settings.module.css';
import type { SourceChoice } from './run-source.ts';
import type { DataOpener } from './use-data.ts';
import { WhatSection } from './what-section.tsx';

type RunSettingsProps = {
  readonly form: RunForm;
  readonly sources: readonly SourceChoice[];
  /** What is known of the source: its name, its events, and where their times are from. */
  readonly input: {
    readonly name: string;
    readonly drafts: readonly Draft[];
    readonly times: 'history' | 'storyboard' | null;
  };
  readonly environment: Environment;
  readonly environments: readonly Environment[];
  /** What the events ask, answered or not. */
  readonly questions: readonly string[];
  readonly opener: DataOpener;
  /** A file is held over the view. */
  readonly isOver: boolean;
  readonly onForm: (change: RunFormChange) => void;
};

/** All that a person sets before a run. */
export function RunSettings(props: RunSettingsProps) {
  const { form, sources, input, environment, environments, questions, opener, isOver, onForm } = props;
  const kept: KeptTexts = {
    texts: form.unusable,
    onText: (label, text) => onForm((before) => ({ ...before, unusable: { ...before.unusable, [label]: text } })),
  };
  return (
    <div className={styles['settings']}>
      <Section title="Request">
        <WhatSection
          form={form}
          sources={sources}
          sourceName={input.name}
          environment={environment}
          environments={environments}
          onForm={onForm}
        />
      </Section>
      <Section title="Data">
        <DataSection
          data={form.data}
          earlierData={form.earlierData}
          opener={opener}
          isOver={isOver}
          onRemove={() => onForm(withoutData)}
          typedRows={form.typedRows}
          onTypedRows={(typedRows) => onForm((before) => ({ ...before, typedRows }))}
        />
        {form.data !== null && form.mapping.length > 0 && (
          <MappingTable
            form={form}
            dataId={form.data.dataId}
            drafts={input.drafts}
            onTarget={(column, target) =>
              onForm((before) => ({
                ...before,
                mapping: before.mapping.map((one) => (one.column === column ? { column, target } : one)),
              }))
            }
          />
        )}
      </Section>
      {questions.length > 0 && (
        <Section title="Questions">
          {questions.map((question) => (
            <TextField
              key={question}
              id={questionField(question)}
              label={question}
              value={answerTo(form.answers, question) ?? ''}
              onChange={(typed) =>
                onForm((before) => ({ ...before, answers: { ...before.answers, [question]: typed } }))
              }
            />
          ))}
        </Section>
      )}
      <Section title="Pace">
        <KeptTextsContext value={kept}>
          <PaceSection
            pace={form.pace}
            usualTimeoutMs={environment.timeoutMs}
            timesOf={input.times}
            onChange={(pace) => onForm((before) => withPace(before, pace))}
          />
        </KeptTextsContext>
      </Section>
      <Section title="Expectations" hint="for every response, in addition to each event’s expectations">
        <KeptTextsContext value={kept}>
          <ExpectationRows
            expectations={form.expectations}
            onChange={(expectations) => onForm((before) => ({ ...before, expectations }))}
          />
        </KeptTextsContext>
      </Section>
    </div>
  );
}

type SectionProps = { readonly title: string; readonly hint?: string; readonly children: ReactNode };

function Section({ title, hint, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h2 id={id}>{title}</h2>
      {hint !== undefined && <p className={styles['hint']}>{hint}</p>}
      {children}
    </section>
  );
}
