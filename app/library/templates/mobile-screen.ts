import { choice, customer, number, parameter, property, template, text, yesNo } from './field.ts';

const screen = text('screen', 'Which screen?', {
  to: parameter('screen'),
  example: 'Savings overview',
  help: 'The title at the top of the screen.',
});

/** A customer uses our app. */
export const mobileScreen = [
  template({
    id: 'tidings.mobile-screen.seen',
    title: 'App screen seen',
    when: 'Use this when a customer looks at a screen of your mobile app.',
    channel: 'Mobile',
    uri: 'app://mobilebanking/screen/view',
    fields: [
      customer(),
      screen,
      choice('system', 'Which phone?', ['Android', 'iPhone'], {
        to: property('system'),
        example: 'iPhone',
        help: 'The kind of phone that they use.',
      }),
      number('seconds', 'Seconds on the screen', {
        to: property('secondsOnScreen'),
        example: '45',
        help: 'How long they looked at it.',
        optional: true,
        initial: '45',
      }),
      yesNo('signed-in', 'Were they signed in?', {
        to: property('signedIn'),
        help: 'Whether the app knew who they are.',
        initial: 'true',
      }),
    ],
    story:
      '{customer} saw the screen {screen} of the app; phone: {system}, seconds: {seconds}. ' +
      'They were signed in: {signed-in}.',
  }),
  template({
    id: 'tidings.mobile-screen.button-tapped',
    title: 'App button tapped',
    when: 'Use this when a customer taps a button in your Android app.',
    channel: 'Mobile',
    uri: 'android://mobilebanking/button/tap',
    fields: [
      customer(),
      screen,
      text('button', 'Which button?', {
        to: parameter('button'),
        example: 'Open an account',
        help: 'The words on the button.',
      }),
      text('app-version', 'Version of the app', {
        to: property('appVersion'),
        example: '7.2.0',
        help: 'It stands in the settings of the app.',
        optional: true,
        initial: '7.2.0',
      }),
    ],
    story: '{customer} tapped the button “{button}” on the screen {screen} of the app, version {app-version}.',
  }),
] as const;
