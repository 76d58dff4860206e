import { choice, customer, number, parameter, property, template, text, yesNo } from './field.ts';

/** A customer is near, or inside, one of our places. */
export const locationProximity = [
  template({
    id: 'tidings.location-proximity.branch-beacon',
    title: 'Branch beacon',
    when: 'Use this when a customer visits a bank branch and their phone meets a beacon there.',
    channel: 'Physical',
    uri: 'beacon://bank/branch/visit',
    fields: [
      customer(),
      text('branch', 'Which branch?', {
        to: parameter('branch'),
        example: 'London Moorgate',
        help: 'The name or the number of the branch.',
      }),
      choice('area', 'Where in the branch?', ['Entrance', 'Counter', 'Cash machines', 'Adviser’s desk'], {
        to: property('area'),
        example: 'Entrance',
        help: 'The place where the beacon hangs.',
      }),
      text('beacon', 'Beacon number', {
        to: property('beaconId'),
        example: 'B-0417',
        help: 'It is printed on the beacon.',
        optional: true,
        initial: 'B-0417',
      }),
      yesNo('appointment', 'Do they have an appointment?', {
        to: property('hasAppointment'),
        help: 'Whether an adviser expects them.',
        initial: 'false',
      }),
    ],
    story:
      'A beacon noticed {customer} at the branch {branch}, in this area: {area}. ' +
      'They have an appointment: {appointment}.',
  }),
  template({
    id: 'tidings.location-proximity.store-geofence',
    title: 'Near a store',
    when: 'Use this when a customer’s phone enters or leaves the surroundings of a store.',
    channel: 'Mobile',
    uri: 'api://location/store/geofence',
    fields: [
      customer(),
      text('store', 'Which store?', {
        to: parameter('store'),
        example: 'Leeds Briggate',
        help: 'The name or the number of the store.',
      }),
      choice('movement', 'Coming or going?', ['Entered', 'Stayed', 'Left'], {
        to: property('movement'),
        example: 'Entered',
        help: 'What the phone told us.',
      }),
      number('distance', 'Distance in metres', {
        to: property('distanceMetres'),
        example: '150',
        help: 'How far the phone is from the store.',
      }),
      number('minutes', 'Minutes in the area', {
        to: property('minutesInArea'),
        example: '12',
        help: 'For those who stayed or left.',
        optional: true,
      }),
    ],
    story: 'The phone of {customer} is {distance} metres from the store {store}. The movement: {movement}.',
  }),
] as const;
