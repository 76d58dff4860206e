import type { Draft } from '#app/event/draft.ts';
import { readAnswer } from './form.ts';
import { formFields } from './form-fields.ts';
import type { Template, TemplateField } from './template.ts';

/** A part of the sentence that says what MXO will receive. */
export type SummaryPart = { readonly kind: 'words' | 'answer' | 'missing'; readonly text: string };

/** The template's sentence with the draft's answers in it; a list of them where the template has no sentence. */
export function summariseTemplate(template: Template, draft: Draft): readonly SummaryPart[] {
  if (template.story === '') return listAnswers(template, draft);
  const fields = formFields(template);
  return template.story
    .split(/\{([^{}]+)\}/)
    .map((part, index): SummaryPart => {
      if (index % 2 === 0) return { kind: 'words', text: part };
      const field = fields.find(({ id }) => id === part);
      return field === undefined ? { kind: 'words', text: `{${part}}` } : describeField(field, draft);
    })
    .filter(({ text }) => text !== '');
}

function listAnswers(template: Template, draft: Draft): readonly SummaryPart[] {
  return formFields(template).flatMap((field, index): readonly SummaryPart[] => [
    { kind: 'words', text: `${index === 0 ? '' : ', '}${field.label.replace(/\?$/, '')}: ` },
    describeField(field, draft),
  ]);
}

function describeField(field: TemplateField, draft: Draft): SummaryPart {
  const answer = readAnswer(draft, field);
  if (answer.trim() === '')
    return field.required ? { kind: 'missing', text: 'not filled in' } : { kind: 'words', text: 'not specified' };
  if (field.type === 'yes-no' && (answer === 'true' || answer === 'false'))
    return { kind: 'answer', text: answer === 'true' ? 'yes' : 'no' };
  return { kind: 'answer', text: answer };
}
