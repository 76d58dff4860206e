import { Input, SegmentedControl, type TextInputProps } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react';
import type { Problem } from '#app/event/problems.ts';
import { fitsControl } from '#app/templates/form.ts';
import { answerWithoutHidden, hiddenInAnswer } from '#app/templates/hidden-in-template.ts';
import { type TemplateField, yesAndNo } from '#app/templates/template.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Hidden } from '#renderer/ui/hidden-characters.tsx';
import { TokenInput } from '#renderer/ui/token-input.tsx';
import styles from './templates.module.css';

type FormFieldProps = {
  readonly field: TemplateField;
  readonly answer: string;
  readonly problem: Problem | null;
  readonly onAnswer: (answer: string) => void;
};

/** One question of a form, with one click to remove what its answer has that can't be seen. */
export function FormField(props: FormFieldProps) {
  const { field, answer, onAnswer } = props;
  const hidden = hiddenInAnswer(answer, field.target);
  return (
    <div>
      <AnswerField {...props} />
      {hidden !== null && (
        <Hidden named={hidden.named} onRemove={() => onAnswer(answerWithoutHidden(answer, field.target))} />
      )}
    </div>
  );
}

/** An answer that its control cannot show, as a variable in a date, is shown as text. */
function AnswerField({ field, answer, problem, onAnswer }: FormFieldProps) {
  const { id, label, type, choices, example, help, required } = field;
  const fieldId = `form-${id}`;
  const common = {
    id: fieldId,
    size: 'md',
    label: required ? (
      label
    ) : (
      <>
        {label} <span className={styles['optional']}>optional</span>
      </>
    ),
    description: help === '' ? undefined : help,
    error: problem?.level === 'error' ? <Says problem={problem} /> : undefined,
    'data-level': problem?.level,
    'aria-required': required,
  } as const;
  if (type === 'choice')
    return (
      <ChoiceField
        {...common}
        choices={choices}
        value={answer}
        placeholder="Choose one or type your own"
        onChange={onAnswer}
      />
    );
  if (!fitsControl(field, answer) || type === 'text' || type === 'number')
    return (
      <Text
        {...common}
        isCustomer={field.target.kind === 'customer-key'}
        value={answer}
        onChange={onAnswer}
        placeholder={example === '' ? '' : `For example ${example}`}
      />
    );
  switch (type) {
    case 'date':
      return <DateField {...common} value={answer} onChange={onAnswer} />;
    case 'yes-no':
      return (
        <Input.Wrapper {...common} labelElement="div" labelProps={{ id: `${fieldId}-label` }}>
          <SegmentedControl
            id={fieldId}
            aria-labelledby={`${fieldId}-label`}
            size="sm"
            fullWidth
            data={[
              { value: yesAndNo.yes, label: 'Yes' },
              { value: yesAndNo.no, label: 'No' },
              ...(required ? [] : [{ value: '', label: 'Not set' }]),
            ]}
            value={answer}
            onChange={onAnswer}
          />
        </Input.Wrapper>
      );
  }
}

type TextProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isCustomer?: boolean;
};

function Text(props: TextProps) {
  return <TokenInput {...props} />;
}

function Says({ problem }: { readonly problem: Problem }) {
  const Icon = problem.level === 'error' ? IconAlertOctagon : IconAlertTriangle;
  return (
    <span className={styles['says']}>
      <Icon size={16} stroke={1.8} aria-hidden="true" />
      <CustomerText>{problem.why}</CustomerText>
    </span>
  );
}
