import { builtIn, customer, onUri, property } from './field.ts';

export const emailOpen = [
  builtIn('email-open.opened', {
    title: 'Email opened',
    when: 'Use this when a customer opens an email from your campaign tool. It is sent as MXO’s tracking pixel.',
    channel: 'Outbound',
    uri: 'oeh://outboundcomms/email-open',
    sendAs: 'pixel',
    fields: [
      customer(),
      onUri('campaign', 'campaign', 'Campaign code', { example: '1234', initial: '1234', required: true }),
      property('subject', 'subject', 'Subject line', 'text', {
        example: 'Your spring test drive',
        initial: 'Your spring test drive',
      }),
      property('first', 'firstOpen', 'Is it the first time?', 'yes-no', { initial: 'true' }),
    ],
    story: '{customer} opened the email “{subject}” of campaign {campaign}. First time: {first}.',
  }),
  builtIn('email-open.link-clicked', {
    title: 'Email link clicked',
    when: 'Use this when a customer follows a link in an email from your campaign tool.',
    channel: 'Outbound',
    uri: 'oeh://outboundcomms/email-click',
    fields: [
      customer(),
      onUri('campaign', 'campaign', 'Campaign code', { example: '1234', initial: '1234', required: true }),
      onUri('link', 'link', 'Which link?', { example: 'book-now', initial: 'book-now', required: true }),
      property('target', 'target', 'Which page does it lead to?', 'text', {
        example: 'https://www.example.com/offers',
      }),
    ],
    story: '{customer} followed the link {link} in an email of campaign {campaign}. It leads to {target}.',
  }),
];
