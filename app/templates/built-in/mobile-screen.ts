import { builtIn, choice, customer, onUri, property } from './field.ts';

const systems = ['Android', 'iOS'];

export const mobileScreen = [
  builtIn('mobile-screen.seen', {
    title: 'App screen viewed',
    when: 'Use this when a customer opens a screen of your mobile app.',
    channel: 'Mobile',
    uri: 'android://com.example.app/screen/seen',
    fields: [
      customer(),
      onUri('screen', 'screen', 'Which screen?', {
        example: 'account-overview',
        initial: 'account-overview',
        required: true,
      }),
      choice('system', 'operatingSystem', 'On which system?', systems),
      property('version', 'appVersion', 'App version', 'text', { example: '4.2.0', initial: '4.2.0' }),
      property('seconds', 'secondsOnScreen', 'Seconds on the screen', 'number', { example: '12', initial: '12' }),
    ],
    story: '{customer} viewed the screen {screen} for {seconds} seconds, on {system}, app version {version}.',
  }),
  builtIn('mobile-screen.form-left', {
    title: 'Web form abandoned',
    when: 'Use this when a person on your website starts a form and leaves before the end.',
    channel: 'Web',
    uri: 'https://www.example.com/loans/apply',
    fields: [
      customer(),
      onUri('product', 'product', 'Which product?', { example: 'car-loan', initial: 'car-loan', required: true }),
      property('step', 'lastStep', 'Last step that they reached', 'number', {
        example: '3',
        initial: '3',
        required: true,
      }),
      property('minutes', 'minutesSpent', 'Minutes spent', 'number', { example: '6', initial: '6' }),
      property('saved', 'savedForLater', 'Saved for later?', 'yes-no', { initial: 'false' }),
    ],
    story: '{customer} left the form for {product} at step {step}, after {minutes} minutes. Saved for later: {saved}.',
  }),
  builtIn('mobile-screen.button-tapped', {
    title: 'App button tapped',
    when: 'Use this when a customer taps a button in your mobile app that matters for an offer.',
    channel: 'Mobile',
    uri: 'android://com.example.app/button/tapped',
    fields: [
      customer(),
      onUri('button', 'button', 'Which button?', { example: 'apply-now', initial: 'apply-now', required: true }),
      property('screen', 'screen', 'On which screen?', 'text', {
        example: 'card-offers',
        initial: 'card-offers',
        required: true,
      }),
      choice('system', 'operatingSystem', 'On which system?', systems),
      property('signed', 'signedIn', 'Were they signed in?', 'yes-no', { initial: 'true' }),
    ],
    story: '{customer} tapped {button} on the screen {screen}, on {system}. Signed in: {signed}.',
  }),
];
