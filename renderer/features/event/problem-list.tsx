import { Anchor, Text } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconCircleDashed } from '@tabler/icons-react';
import { use } from 'react';
import type { Draft } from '#app/event/draft.ts';
import type { Field, Problem, Remedy } from '#app/event/problems.ts';
import { fieldId, problemId } from '#renderer/state/focus-field.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import styles from './problem-list.module.css';

/** A problem as it is shown. A quiet one is only listed: nothing was typed there yet. */
export type ShownProblem = Problem & { readonly isQuiet?: boolean };

type ProblemListProps = {
  /** As composed, with its variables. */
  readonly draft: Draft;
  readonly problems: readonly ShownProblem[];
  /** Moves the focus to a field, whichever tab it is in. */
  readonly onGoTo: (field: Field) => void;
  readonly onChange: (draft: Draft) => void;
};

/** Errors first, then warnings. Each entry moves the focus to its field. What comes is said to a screen reader. */
export function ProblemList({ draft, problems, onGoTo, onChange }: ProblemListProps) {
  const customers = use(CustomersContext);
  // It is there before its first problem: otherwise that would not be said.
  if (problems.length === 0) return <section aria-live="polite" />;
  return (
    <section aria-live="polite" className={styles['problems']}>
      <h2 className={styles['head']}>Problems</h2>
      <ul aria-label="Problems">
        {problems.map((problem, index) => (
          <li
            key={`${problem.says}|${JSON.stringify(problem.field)}`}
            data-level={problem.isQuiet === true ? 'quiet' : problem.level}
          >
            {problem.isQuiet === true ? (
              <IconCircleDashed size={16} stroke={1.8} role="img" aria-label="To do" />
            ) : problem.level === 'error' ? (
              <IconAlertOctagon size={16} stroke={1.8} role="img" aria-label="Error" />
            ) : (
              <IconAlertTriangle size={16} stroke={1.8} role="img" aria-label="Warning" />
            )}
            <div id={index === firstOf(problems, problem.field) ? problemId(problem.field) : undefined}>
              <Text component="span" fw={600}>
                {customers.text(problem.says)}.
              </Text>{' '}
              {customers.text(problem.why)}
            </div>
            {problem.remedy !== undefined && <Mend remedy={problem.remedy} draft={draft} onChange={onChange} />}
            <Anchor component="button" size="xs" fw={500} onClick={() => onGoTo(problem.field)}>
              Go to field
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The place of the first problem of a field: that one describes it. */
function firstOf(problems: readonly ShownProblem[], field: Field): number {
  return problems.findIndex((problem) => fieldId(problem.field) === fieldId(field));
}

type MendProps = Pick<ProblemListProps, 'draft' | 'onChange'> & { readonly remedy: Remedy };

function Mend({ remedy, draft, onChange }: MendProps) {
  const mended = remedy.mend(draft);
  if (mended === null) return null;
  return (
    <Anchor component="button" size="xs" fw={500} onClick={() => onChange(mended)}>
      {remedy.label}
    </Anchor>
  );
}
