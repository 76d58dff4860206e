import { builtIn, choice, customer, onUri, property } from './field.ts';

export const crmTrigger = [
  builtIn('crm-trigger.opportunity-stage', {
    title: 'CRM opportunity moved on',
    when: 'Use this when an opportunity reaches another stage in the CRM.',
    channel: 'Assisted',
    uri: 'crm://salesforce/opportunity/stage-changed',
    fields: [
      customer('0035g00000XyZ12'),
      onUri('opportunity', 'opportunity', 'Which opportunity?', {
        example: 'OPP-20431',
        initial: 'OPP-20431',
        required: true,
      }),
      choice('stage', 'stage', 'What is its new stage?', ['Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'], {
        required: true,
      }),
      property('amount', 'amount', 'Worth', 'number', { example: '12500', initial: '12500' }),
      property('close', 'closeDate', 'Expected to close on', 'date', { example: '2026-06-30' }),
    ],
    story:
      'The CRM moved opportunity {opportunity} of {customer} to {stage}. It is worth {amount} and expected to close on {close}.',
  }),
  builtIn('crm-trigger.case-closed', {
    title: 'Complaint closed',
    when: 'Use this when a workflow in the CRM closes a customer’s case.',
    channel: 'Assisted',
    uri: 'crm://servicecloud/case/closed',
    fields: [
      customer(),
      onUri('case', 'case', 'Case number', { example: '00012345', initial: '00012345', required: true }),
      choice('result', 'resolution', 'How did it end?', ['Solved', 'Refunded', 'Withdrawn'], { required: true }),
      property('days', 'daysOpen', 'Days open', 'number', { example: '4', initial: '4' }),
      property('content', 'customerContent', 'Is the customer satisfied?', 'yes-no', { initial: 'true' }),
    ],
    story: 'Case {case} of {customer} was closed as {result} after {days} days. Customer satisfied: {content}.',
  }),
];
