import { builtIn, customer, event, pause } from './parts.ts';

const ada = customer('Ada', { segment: 'prospect' });
const noah = customer('Noah', { role: 'sales agent' });

export const springTestDrive = builtIn('spring-test-drive', {
  title: 'Spring test drive',
  about: 'An email, a look at the offer, a call. Each touchpoint knows what came before.',
  cast: [ada, noah],
  steps: [
    event(
      ada,
      'oeh://outboundcomms/email-open?campaign=1234',
      { subject: 'Spring is here: take a test drive' },
      {
        title: 'Ada opens the spring email',
        note: 'MXO doesn’t know her yet. This event introduces her, and MXO gives her a TID.',
        storyLine: 'Her journey begins with one email.',
      },
    ),
    event(
      ada,
      'https://www.example.com/offers/spring-test-drive?campaign=1234',
      { interestLevel: 'medium' },
      {
        title: 'Ada looks at the offer',
        note: 'The same customer, now on the web. Tidings sends the TID from the first response.',
        storyLine: 'On the website, the same day.',
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
        storyLine: 'The agent already knows about the email and the offer.',
      },
    ),
    event(
      noah,
      'api://dealer.calendar/testdrive/confirmed',
      { branch: 'Riverside', slot: 'Saturday 10:30' },
      {
        title: 'Noah confirms the slot at the dealer',
        note: 'A different person with a different TID. The dealer has a separate story.',
        storyLine: 'Saturday at 10:30, at the Riverside branch.',
      },
    ),
    event(
      ada,
      'android://example.app/testdrive/rating?stars=5',
      { channel: 'mobile' },
      {
        title: 'Ada rates the drive in the app',
        note: 'Five stars. Monitoring shows her whole journey under one customer key.',
        storyLine: 'Five stars.',
      },
    ),
  ],
});
