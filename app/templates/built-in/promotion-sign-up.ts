import { builtIn, choice, customer, onUri } from './field.ts';

const promotions = ['Spring test drive', 'Winter service', 'Family plan'];

export const promotionSignUp = [
  builtIn('promotion-sign-up.web', {
    title: 'A customer signed up for a promotion',
    when: 'Use this when a customer signs up for a promotion on the website.',
    channel: 'Web',
    uri: 'https://www.example.com/promotions/sign-up',
    fields: [
      customer(),
      choice('promotion', 'promotion', 'Which promotion?', promotions, {
        help: 'Choose one, or enter the name that your campaign team uses.',
        required: true,
      }),
      onUri('campaign', 'campaign', 'Campaign code', { example: '1234' }),
    ],
    story: '{customer} signed up for the promotion {promotion} on the website. Campaign code: {campaign}.',
  }),
  builtIn('promotion-sign-up.branch', {
    title: 'A customer signed up at a branch',
    when: 'Use this when a member of staff signs a customer up for a promotion at a branch.',
    channel: 'Physical',
    uri: 'branch://promotions/sign-up',
    fields: [
      customer(),
      choice('promotion', 'promotion', 'Which promotion?', promotions, { required: true }),
      onUri('branch', 'branch', 'Which branch?', { example: 'york' }),
    ],
    story: '{customer} signed up for the promotion {promotion} at a branch: {branch}.',
  }),
];
