import { choice, customer, date, number, parameter, property, template, text, yesNo } from './field.ts';

const stages = ['Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'] as const;

/** Something happened to a customer in the CRM. */
export const crmTrigger = [
  template({
    id: 'tidings.crm-trigger.opportunity-stage',
    title: 'Opportunity stage changed',
    when: 'Use this when an opportunity moves to another stage in the CRM.',
    channel: 'Assisted',
    uri: 'crm://opportunity/stage/change',
    fields: [
      customer('CRM-003581', 'Their number in the CRM, or their e-mail address.'),
      text('opportunity', 'Which opportunity?', {
        to: property('opportunity'),
        example: 'Fleet renewal 2026',
        help: 'Its name or its number in the CRM.',
      }),
      choice('stage', 'Which stage is it in now?', stages, {
        to: parameter('stage'),
        example: 'Proposal',
        help: 'The stage after the change.',
      }),
      number('value', 'What is it worth?', {
        to: property('opportunityValue'),
        example: '24500',
        help: 'The amount, without a currency sign.',
        optional: true,
        initial: '24500',
      }),
      date('close', 'Expected to close on', {
        to: property('expectedClose'),
        example: '2026-06-30',
        help: 'The day that the CRM expects.',
        optional: true,
      }),
    ],
    story: 'In the CRM, the opportunity {opportunity} of {customer} is now in the stage {stage}. Its value: {value}.',
  }),
  template({
    id: 'tidings.crm-trigger.case-closed',
    title: 'Service case closed',
    when: 'Use this when a workflow in the CRM closes a customer’s service case.',
    channel: 'Assisted',
    uri: 'crm://case/closed',
    fields: [
      customer('CRM-003581', 'Their number in the CRM, or their e-mail address.'),
      text('case', 'Case number', {
        to: property('caseNumber'),
        example: '00014822',
        help: 'The number that the customer was given.',
      }),
      choice('reason', 'What was it about?', ['Complaint', 'Question', 'Fault', 'Change of details'], {
        to: parameter('reason'),
        example: 'Complaint',
        help: 'The reason noted in the case.',
      }),
      number('days', 'Days it took', {
        to: property('daysOpen'),
        example: '3',
        help: 'From the first contact to the end.',
      }),
      yesNo('solved', 'Was it solved?', {
        to: property('solved'),
        help: 'Whether the customer got what they needed.',
        initial: 'true',
      }),
    ],
    story:
      'The CRM closed case {case} of {customer} after this many days: {days}. ' +
      'The reason: {reason}. It was solved: {solved}.',
  }),
] as const;
