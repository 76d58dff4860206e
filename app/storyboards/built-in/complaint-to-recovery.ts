import { builtIn, customer, event, pause } from './parts.ts';

const grace = customer('Grace', { product: 'Home internet' });
const omar = customer('Omar', { role: 'technician' });

export const complaintToRecovery = builtIn('complaint-to-recovery', {
  title: 'From complaint to recovery',
  about: 'A bad survey score, a quick response, and a customer who stays.',
  cast: [grace, omar],
  steps: [
    event(
      grace,
      'https://www.example.com/survey/submitted?survey=nps',
      { score: '2', comment: 'The line is down again' },
      {
        title: 'Grace answers the survey with a 2',
        note: 'The score is the trigger. From here on, every touchpoint should be careful with her.',
        storyLine: 'From here on, every touchpoint is careful with her.',
      },
    ),
    event(
      grace,
      'api://crm.example.com/sentiment/changed?to=negative',
      { previous: 'neutral', reason: 'outage' },
      {
        title: 'The CRM marks her as unhappy',
        note: 'No one typed anything. The CRM informs MXO, and her next campaign is held back.',
        storyLine: 'Her next campaign is held back.',
      },
    ),
    event(
      omar,
      'assist://fieldservice/visit/finished?ticket=77310',
      { result: 'line repaired' },
      {
        title: 'Omar repairs the line',
        note: 'The technician closes the ticket on his tablet.',
        storyLine: 'The technician closes the ticket on his tablet.',
      },
    ),
    pause('3 days later'),
    event(
      grace,
      'assist://callcentre/recovery/offer-accepted?offer=free-month',
      { channel: 'call centre', sentiment: 'positive' },
      {
        title: 'Grace takes the free month',
        note: 'The agent knew about the outage, the repair and the score, and made the right offer.',
        storyLine: 'The right offer, from an agent who knows what happened.',
      },
    ),
  ],
});
