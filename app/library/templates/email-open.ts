import { choice, customer, number, parameter, property, template, text } from './field.ts';

const devices = ['Phone', 'Tablet', 'Computer'] as const;

/** A customer does something with an e-mail that we sent. */
export const emailOpen = [
  template({
    id: 'tidings.email-open.opened',
    title: 'E-mail opened',
    when: 'Use this when a customer opens an e-mail of a campaign.',
    channel: 'Outbound',
    uri: 'oeh://outboundcomms/email-open',
    fields: [
      customer(),
      text('campaign', 'Campaign code', {
        to: parameter('campaign'),
        example: '1234',
        help: 'The code that the campaign team gave out.',
      }),
      text('subject', 'Subject of the e-mail', {
        to: property('subject'),
        example: 'Your spring offer is here',
        help: 'The line that the customer saw.',
      }),
      choice('device', 'What did they read it on?', devices, {
        to: property('device'),
        example: 'Phone',
        help: 'Leave it empty if you do not know.',
        optional: true,
        initial: 'Phone',
      }),
      number('opens', 'How many times so far?', {
        to: property('timesOpened'),
        example: '1',
        help: 'This time counts too.',
        optional: true,
      }),
    ],
    story: '{customer} opened the e-mail “{subject}” of campaign {campaign}. Read on: {device}.',
  }),
  template({
    id: 'tidings.email-open.link-clicked',
    title: 'Link in an e-mail clicked',
    when: 'Use this when a customer clicks a link in an e-mail of a campaign.',
    channel: 'Outbound',
    uri: 'oeh://outboundcomms/email-click',
    fields: [
      customer(),
      text('campaign', 'Campaign code', {
        to: parameter('campaign'),
        example: '1234',
        help: 'The code that the campaign team gave out.',
      }),
      text('link', 'Which link?', {
        to: property('link'),
        example: 'Book a test drive',
        help: 'The words of the link, or its address.',
      }),
      choice('place', 'Where in the e-mail?', ['Top', 'Middle', 'Bottom'], {
        to: property('linkPlace'),
        example: 'Top',
        help: 'It tells which links are seen.',
        optional: true,
        initial: 'Top',
      }),
      choice('device', 'What did they click on?', devices, {
        to: property('device'),
        example: 'Computer',
        help: 'Leave it empty if you do not know.',
        optional: true,
      }),
    ],
    story: '{customer} clicked “{link}” in an e-mail of campaign {campaign}. Place of the link: {place}.',
  }),
] as const;
