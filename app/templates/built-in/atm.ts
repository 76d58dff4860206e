import { builtIn, choice, customer, onUri, property } from './field.ts';

export const atm = [
  builtIn('atm.cash-withdrawn', {
    title: 'Cash withdrawn',
    when: 'Use this when a customer withdraws money at a cash machine.',
    channel: 'Physical',
    uri: 'atm://network/withdrawal/completed',
    fields: [
      customer('CIF-4711'),
      onUri('machine', 'machine', 'Which machine?', { example: 'ATM-0815', initial: 'ATM-0815', required: true }),
      property('amount', 'amount', 'How much?', 'number', { example: '200', initial: '200', required: true }),
      choice('currency', 'currency', 'In which currency?', ['EUR', 'GBP', 'USD', 'CHF']),
      property('own', 'ownBank', 'Is it our machine?', 'yes-no', { initial: 'true' }),
    ],
    story: '{customer} withdrew {amount} {currency} at machine {machine}. Our own machine: {own}.',
  }),
  builtIn('atm.offer-shown', {
    title: 'Offer shown at a cash machine',
    when: 'Use this when a cash machine shows an offer to a customer and they react to it.',
    channel: 'Physical',
    uri: 'atm://network/offer/shown',
    fields: [
      customer('CIF-4711'),
      onUri('machine', 'machine', 'Which machine?', { example: 'ATM-0815', initial: 'ATM-0815', required: true }),
      onUri('offer', 'offer', 'Which offer?', { example: 'travel-card', initial: 'travel-card', required: true }),
      choice('reaction', 'reaction', 'What did they do?', ['Wants to know more', 'Not now', 'No answer'], {
        required: true,
      }),
    ],
    story: 'Machine {machine} showed the offer {offer} to {customer}. They chose: {reaction}.',
  }),
];
