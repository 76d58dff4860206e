import { choice, customer, date, parameter, property, template, text, yesNo } from './field.ts';

const promotions = ['Spring test drive', 'Winter tyres', 'Home insurance offer', 'Loyalty upgrade'] as const;

/** A customer shows interest in a promotion. */
export const promotionInterest = [
  template({
    id: 'tidings.promotion-interest.call-centre',
    title: 'Promotion interest',
    when: 'Use this when a customer tells a call-centre agent that a promotion interests them.',
    channel: 'Assisted',
    uri: 'assist://salescloud/testdrive/book',
    fields: [
      customer(),
      choice('promotion', 'Which promotion?', promotions, {
        to: parameter('promotion'),
        example: 'Spring test drive',
        help: 'The name that the campaign team uses.',
      }),
      text('campaign', 'Campaign code', {
        to: parameter('campaign'),
        example: '1234',
        help: 'The code that the campaign team gave out.',
      }),
      date('day', 'Preferred day', {
        to: property('preferredDay'),
        example: '2026-04-02',
        help: 'The day on which the customer would like to come.',
        optional: true,
      }),
      yesNo('call-back', 'May we call back?', {
        to: property('callBack'),
        help: 'Whether the customer agreed to a call.',
        initial: 'true',
      }),
    ],
    story:
      'A call-centre agent noted that {customer} is interested in {promotion}, campaign {campaign}, would like to ' +
      'come on {day}, and may be called back: {call-back}.',
  }),
  template({
    id: 'tidings.promotion-interest.online-chat',
    title: 'Promotion asked about in chat',
    when: 'Use this when a customer asks about a promotion in the online chat.',
    channel: 'Web',
    uri: 'https://www.example.com/chat/promotion',
    fields: [
      customer(),
      choice('promotion', 'Which promotion?', promotions, {
        to: parameter('promotion'),
        example: 'Home insurance offer',
        help: 'The promotion that the customer asked about.',
      }),
      text('campaign', 'Campaign code', {
        to: parameter('campaign'),
        example: 'CHAT-20',
        help: 'The code that the campaign team gave out.',
      }),
      choice('interest', 'How interested are they?', ['Just looking', 'Interested', 'Ready to buy'], {
        to: property('interestLevel'),
        example: 'Interested',
        help: 'What the chat let you think.',
      }),
      text('question', 'What did they ask?', {
        to: property('chatQuestion'),
        example: 'Does it cover my bicycle?',
        help: 'One sentence is enough.',
        optional: true,
      }),
    ],
    story:
      'In the online chat, {customer} asked about {promotion}, campaign {campaign}. ' +
      'Their interest: {interest}. Their question: {question}.',
  }),
] as const;
