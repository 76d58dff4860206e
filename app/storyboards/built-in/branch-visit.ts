import { builtIn, customer, event, note } from './parts.ts';

const maya = customer('Maya', { tier: 'gold' });
const liam = customer('Liam', { role: 'branch adviser' });

export const branchVisit = builtIn('branch-visit', {
  title: 'Branch visit',
  about: 'A customer walks past a branch, and the branch is ready for her.',
  cast: [maya, liam],
  steps: [
    event(
      maya,
      'ios://example.app/location/near-branch?branch=riverside',
      { distance: '120 m' },
      {
        title: 'Maya walks past the Riverside branch',
        note: 'Her phone shares her location. She agreed to this in the app.',
        storyLine: 'Her phone shares her location, as she agreed in the app.',
      },
    ),
    event(
      maya,
      'atm://riverside/withdrawal?terminal=0042',
      { amount: '80', currency: 'EUR' },
      {
        title: 'Maya withdraws cash',
        note: 'The cash machine is a touchpoint like any other. Its screen can show her an offer.',
        storyLine: 'The cash machine is a touchpoint like any other.',
      },
    ),
    note({
      title: 'What the branch knows now',
      note: 'Her location, the withdrawal and a gold card: enough to greet her by name. Show the conversation in MXO here.',
      storyLine: 'Her location, the withdrawal and a gold card: enough to greet her by name.',
    }),
    event(
      liam,
      'assist://branch/desk/customer-greeted',
      { branch: 'Riverside', topic: 'savings plan' },
      {
        title: 'Liam greets her at the desk',
        note: 'The adviser records in MXO that they are talking, and about what.',
        storyLine: 'They talk about her savings.',
      },
    ),
    event(
      maya,
      'https://www.example.com/savings/plan/signed?product=family-plan',
      { monthly: '50', currency: 'EUR' },
      {
        title: 'Maya signs a savings plan',
        note: 'At home, on the web, the same evening. The branch visit is two lines above it.',
        storyLine: 'The same evening, at home on the web.',
      },
    ),
  ],
});
