import { builtIn, choice, customer, onUri, property } from './field.ts';

const promotions = ['Spring test drive', 'Winter service', 'Family plan'];

export const promotionInterest = [
  builtIn('promotion-interest.call-centre', {
    title: 'Promotion interest',
    when: 'Use this when a customer tells a call-centre agent that a promotion interests them.',
    channel: 'Assisted',
    uri: 'assist://salescloud/testdrive/book',
    fields: [
      customer(),
      choice('promotion', 'promotion', 'Which promotion?', promotions, {
        help: 'The name that the campaign team uses.',
        required: true,
      }),
      onUri('campaign', 'campaign', 'Campaign code', { example: '1234', initial: '1234', required: true }),
      property('day', 'preferredDate', 'Preferred day', 'date', { example: '2026-04-02' }),
      property('callback', 'mayCallBack', 'May we call back?', 'yes-no', { initial: 'true' }),
    ],
    story:
      'A call-centre agent noted that {customer} is interested in {promotion}, campaign {campaign}. Preferred day: {day}. May be called back: {callback}.',
  }),
  builtIn('promotion-interest.chat', {
    title: 'Promotion requested in a chat',
    when: 'Use this when a person asks an agent about a promotion in an online chat.',
    channel: 'Assisted',
    uri: 'assist://livechat/promotion/interest',
    fields: [
      customer(),
      choice('promotion', 'promotion', 'Which promotion?', promotions, { required: true }),
      onUri('campaign', 'campaign', 'Campaign code', { example: '1234', initial: '1234', required: true }),
      choice('level', 'interestLevel', 'How interested are they?', ['High', 'Medium', 'Low']),
      property('page', 'chatPage', 'Page where the chat started', 'text', { example: '/offers/spring' }),
    ],
    story:
      'In a chat, {customer} asked about {promotion}, campaign {campaign}. Interest: {level}. The chat started on {page}.',
  }),
];
