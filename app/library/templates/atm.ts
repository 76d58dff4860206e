import { choice, customer, number, parameter, property, template, text, yesNo } from './field.ts';

const machine = text('machine', 'Which cash machine?', {
  to: property('machine'),
  example: 'ATM-2207',
  help: 'The number on the front of the machine.',
});

/** A customer stands at a cash machine. */
export const atm = [
  template({
    id: 'tidings.atm.cash-withdrawn',
    title: 'Cash withdrawn',
    when: 'Use this when a customer takes cash from a machine.',
    channel: 'Physical',
    uri: 'atm://bank/cash/withdrawal',
    fields: [
      customer('40028117', 'Their customer number, or their e-mail address.'),
      machine,
      number('amount', 'How much?', {
        to: property('amount'),
        example: '80',
        help: 'The amount, without a currency sign.',
      }),
      choice('currency', 'Currency', ['GBP', 'EUR', 'USD'], {
        to: property('currency'),
        example: 'GBP',
        help: 'The currency of the notes.',
      }),
      yesNo('own-bank', 'Is it our own machine?', {
        to: property('ownMachine'),
        help: 'No, if it belongs to another bank.',
        initial: 'true',
      }),
    ],
    story: '{customer} took {amount} {currency} from the cash machine {machine}. It is our own machine: {own-bank}.',
  }),
  template({
    id: 'tidings.atm.offer-shown',
    title: 'Offer shown on a cash machine',
    when: 'Use this when a cash machine shows a customer an offer while they wait.',
    channel: 'Physical',
    uri: 'atm://bank/offer/shown',
    fields: [
      customer('40028117', 'Their customer number, or their e-mail address.'),
      machine,
      choice('promotion', 'Which offer?', ['Savings account', 'Credit card', 'Travel money'], {
        to: parameter('promotion'),
        example: 'Savings account',
        help: 'The offer on the screen.',
      }),
      text('campaign', 'Campaign code', {
        to: parameter('campaign'),
        example: 'ATM-05',
        help: 'The code that the campaign team gave out.',
      }),
      choice('reply', 'What did they answer?', ['Interested', 'Not now', 'No answer'], {
        to: property('offerReply'),
        example: 'Interested',
        help: 'The button that they pressed.',
      }),
    ],
    story:
      'The cash machine {machine} showed {customer} the offer {promotion}, campaign {campaign}. Their answer: {reply}.',
  }),
] as const;
