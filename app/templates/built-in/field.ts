import type { Target, Template, TemplateField } from '#app/templates/template.ts';

type Details = Partial<Pick<TemplateField, 'example' | 'help' | 'required' | 'initial'>>;

/** Who the event is about: the customer key. */
export function customer(example = 'ada@example.com'): TemplateField {
  const help = 'The key that identifies them in MXO, often an email address or a CRM number.';
  return field('customer', 'Who is the customer?', 'text', { kind: 'customer-key' }, { example, help, required: true });
}

/** A field whose answer goes on the uri. */
export function onUri(id: string, name: string, label: string, details: Details = {}): TemplateField {
  return field(id, label, 'text', { kind: 'parameter', name }, details);
}

/** A field whose answer is a property, of any type but choice. */
export function property(
  id: string,
  name: string,
  label: string,
  type: Exclude<TemplateField['type'], 'choice'>,
  details: Details = {},
): TemplateField {
  return field(id, label, type, { kind: 'property', name }, details);
}

/** A property that is one of a few. The first one is what a new event starts with. */
export function choice(
  id: string,
  name: string,
  label: string,
  choices: readonly string[],
  details: Details = {},
): TemplateField {
  const [first = ''] = choices;
  return {
    ...field(id, label, 'choice', { kind: 'property', name }, { example: first, initial: first, ...details }),
    choices,
  };
}

type Content = Pick<Template, 'title' | 'when' | 'channel' | 'uri' | 'fields' | 'story' | 'sendAs'>;

/** A template that comes with Tidings. Its id never changes: saved events refer to it. */
export function builtIn(id: string, content: Content): Template {
  return { version: 1, id: `tidings.${id}`, deletedAt: null, ...content };
}

function field(
  id: string,
  label: string,
  type: TemplateField['type'],
  target: Target,
  { example = '', help = '', required = false, initial = '' }: Details,
): TemplateField {
  return { id, label, type, choices: [], example, help, required, initial, target };
}
