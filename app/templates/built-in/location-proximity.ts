import { builtIn, choice, customer, onUri, property } from './field.ts';

export const locationProximity = [
  builtIn('location-proximity.branch-beacon', {
    title: 'Beacon at a bank branch',
    when: 'Use this when a beacon in a bank branch detects the phone of a customer who walks in.',
    channel: 'Physical',
    uri: 'beacon://branch/entrance/arrived',
    fields: [
      customer(),
      onUri('branch', 'branch', 'Which branch?', { example: 'leeds-042', initial: 'leeds-042', required: true }),
      choice('zone', 'zone', 'Where in the branch?', ['Entrance', 'Advice desk', 'Cash machine'], { required: true }),
      property('distance', 'distanceMetres', 'How far away, in metres?', 'number', { example: '3', initial: '3' }),
      property('appointment', 'hasAppointment', 'Do they have an appointment?', 'yes-no', { initial: 'false' }),
    ],
    story:
      '{customer} is at {zone} in branch {branch}, {distance} metres from the beacon. Has an appointment: {appointment}.',
  }),
  builtIn('location-proximity.store-geofence', {
    title: 'Customer near a store',
    when: 'Use this when the app on a customer’s phone detects that they are near one of your stores.',
    channel: 'Mobile',
    uri: 'android://com.example.shop/geofence/entered',
    fields: [
      customer(),
      onUri('store', 'store', 'Which store?', { example: 'bristol-7', initial: 'bristol-7', required: true }),
      property('radius', 'radiusMetres', 'Within how many metres?', 'number', { example: '200', initial: '200' }),
      choice('way', 'direction', 'Which way?', ['Comes near', 'Goes away'], { required: true }),
      property('basket', 'openBasket', 'Do they have an open basket?', 'yes-no', { initial: 'true' }),
    ],
    story: '{customer} {way}: store {store}, within {radius} metres. Has an open basket: {basket}.',
  }),
];
