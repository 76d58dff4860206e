import { type Target, type Template, type TemplateField, yesAndNo } from '#app/library/template.ts';

/** What a field says and writes. One that is not optional starts with its example, so that a demo can be sent at once. */
type Details = {
  readonly to: Target;
  readonly example: string;
  readonly help: string;
  readonly initial?: string;
  readonly optional?: boolean;
};

/** A template that comes with Tidings. */
export function template(content: Omit<Template, 'version' | 'deletedAt'>): Template {
  return { version: 1, ...content, deletedAt: null };
}

/** The field that every template begins with. It starts empty: nobody sends for a customer by accident. */
export function customer(example = 'ada@example.com', help = 'Their e-mail address, or their number in MXO.') {
  const to = { kind: 'customer-key' } as const;
  return text('customer', 'Who is the customer?', { to, example, help, initial: '' });
}

/** A field for any text. */
export function text(id: string, label: string, details: Details): TemplateField {
  return field(id, label, 'text', details);
}

/** A field for an amount or a count. */
export function number(id: string, label: string, details: Details): TemplateField {
  return field(id, label, 'number', details);
}

/** A field for a day. */
export function date(id: string, label: string, details: Details): TemplateField {
  return field(id, label, 'date', details);
}

/** A field that offers a few answers. */
export function choice(id: string, label: string, choices: readonly string[], details: Details): TemplateField {
  return { ...field(id, label, 'choice', details), choices };
}

/** A question that is answered by yes or no. */
export function yesNo(id: string, label: string, details: Omit<Details, 'example'>): TemplateField {
  return field(id, label, 'yes-no', { example: yesAndNo.yes, ...details });
}

/** Into the URI: campaign codes, promotions, and what else tells one Interaction from another. */
export function parameter(name: string): Target {
  return { kind: 'parameter', name };
}

/** Into the properties: what gives the event its context. */
export function property(name: string): Target {
  return { kind: 'property', name };
}

function field(
  id: string,
  label: string,
  type: TemplateField['type'],
  { to, example, help, optional = false, initial = optional ? '' : example }: Details,
): TemplateField {
  return { id, label, type, choices: [], example, help, required: !optional, initial, target: to };
}
