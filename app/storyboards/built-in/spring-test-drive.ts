import { builtIn, customer, event, pause } from './parts.ts';

const ada = customer('Ada', { segment: 'prospect' });
const noah = customer('Noah', { role: 'sales agent' });

export const springTestDrive = builtIn('spring-test-drive', {
  title: 'Spring test drive',
  about: 'An e-mail, a look at the offer, a call: each touchpoint knows what came before.',
  cast: [ada, noah],
  steps: [
    event(
      ada,
      'oeh://outboundcomms/email-open?campaign=1234',
      { subject: 'Spring is here: take a test drive' },
      {
        title: 'Ada opens the spring e-mail',
        note: 'Nobody knows her yet. With this event MXO meets her and gives her a TID.',
      },
    ),
    event(
      ada,
      'https://www.example.com/offers/spring-test-drive?campaign=1234',
      { interestLevel: 'medium' },
      {
        title: 'Ada looks at the offer',
        note: 'The same customer, on the web now. The TID of the first answer travels along by itself.',
      },
    ),
    pause('2 days later'),
    event(
      ada,
      'assist://salescloud/testdrive/book?campaign=1234',
      { channel: 'call centre', promotion: 'Spring test drive', interestLevel: 'high' },
      {
        title: 'Ada calls about a test drive',
        note: 'The agent sees both, on one screen, before she has finished her first sentence.',
      },
    ),
    event(
      noah,
      'api://dealer.calendar/testdrive/confirmed',
      { branch: 'Riverside', slot: 'Saturday 10:30' },
      {
        title: 'Noah confirms the slot at the dealer',
        note: 'Another person, another TID: what the dealer does is a story of its own.',
      },
    ),
    event(
      ada,
      'android://example.app/testdrive/rating?stars=5',
      { channel: 'mobile' },
      {
        title: 'Ada rates the drive in the app',
        note: 'Five stars. In Monitoring her whole way stands under one customer key.',
      },
    ),
  ],
});
