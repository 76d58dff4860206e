import { Anchor, Text, Title } from '@mantine/core';
import { use } from 'react';
import type { Draft } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import { readAnswer, writeAnswer } from '#app/templates/form.ts';
import { formFields } from '#app/templates/form-fields.ts';
import type { Template } from '#app/templates/template.ts';
import { summariseTemplate } from '#app/templates/template-summary.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { FormField } from './form-field.tsx';
import styles from './templates.module.css';

type TemplateFormProps = {
  readonly template: Template;
  readonly draft: Draft;
  readonly problems: readonly Problem[];
  readonly onChange: (draft: Draft, fieldId: string) => void;
  readonly onShowEvent: () => void;
};

/** What a form is for, above it. */
export function TemplateHead({ template }: { readonly template: Template }) {
  const { text } = use(CustomersContext);
  return (
    <>
      <Title order={2}>{text(template.title)}</Title>
      <Text c="dimmed" truncate title={text(template.when)}>
        {text(template.when)}
      </Text>
    </>
  );
}

/** A draft as a form in plain words. */
export function TemplateForm({ template, draft, problems, onChange, onShowEvent }: TemplateFormProps) {
  const customers = use(CustomersContext);
  return (
    <div className={styles['form']}>
      <div className={styles['fields']}>
        {formFields(template).map((field) => (
          <FormField
            key={field.id}
            field={field}
            answer={readAnswer(draft, field)}
            problem={problems.find((one) => one.field.kind === 'form' && one.field.id === field.id) ?? null}
            onAnswer={(answer) => onChange(writeAnswer(draft, field, answer), field.id)}
          />
        ))}
      </div>
      <aside className={styles['summary']}>
        <Title order={3}>What MXO will receive</Title>
        <Text size="md" mt={8} lh="24px" c="var(--t-second)">
          {summariseTemplate(template, draft).map(({ kind, text }, index) => (
            <span key={index} data-kind={kind}>
              {customers.text(text)}
            </span>
          ))}
        </Text>
        <Anchor component="button" size="xs" fw={500} mt={12} onClick={onShowEvent}>
          Show the Event tab
        </Anchor>
      </aside>
    </div>
  );
}
