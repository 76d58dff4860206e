import { builtIn, customer, event, note } from './parts.ts';

const maya = customer('Maya', { tier: 'gold' });
const liam = customer('Liam', { role: 'branch adviser' });

export const branchVisit = builtIn('branch-visit', {
  title: 'Branch visit',
  about: 'A customer passes a branch, and the branch is ready for her.',
  cast: [maya, liam],
  steps: [
    event(
      maya,
      'ios://example.app/location/near-branch?branch=riverside',
      { distance: '120 m' },
      {
        title: 'Maya walks past the Riverside branch',
        note: 'Her phone says where she is. She has agreed to that in the app.',
      },
    ),
    event(
      maya,
      'atm://riverside/withdrawal?terminal=0042',
      { amount: '80', currency: 'EUR' },
      {
        title: 'Maya draws cash at the machine',
        note: 'The machine is a touchpoint as any other. Its screen can greet her with an offer.',
      },
    ),
    note({
      title: 'What the branch knows by now',
      note: 'Place, cash, and a gold card: enough to say hello by name. Show the conversation in MXO here.',
    }),
    event(
      liam,
      'assist://branch/desk/customer-greeted',
      { branch: 'Riverside', topic: 'savings plan' },
      {
        title: 'Liam greets her at the desk',
        note: 'The adviser tells MXO that they speak, and about what.',
      },
    ),
    event(
      maya,
      'https://www.example.com/savings/plan/signed?product=family-plan',
      { monthly: '50', currency: 'EUR' },
      {
        title: 'Maya signs a savings plan',
        note: 'At home, on the web, the same evening. The branch visit stands two lines above it.',
      },
    ),
  ],
});
