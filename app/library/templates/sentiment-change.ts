import { choice, customer, date, number, property, template, text, yesNo } from './field.ts';

const moods = ['Positive', 'Neutral', 'Negative'] as const;

/** What a customer thinks of us has changed. */
export const sentimentChange = [
  template({
    id: 'tidings.sentiment-change.social-listening',
    title: 'Sentiment change',
    when: 'Use this when a social listening tool sees that a customer’s mood has changed.',
    channel: 'Social',
    uri: 'social://listening/sentiment/change',
    fields: [
      customer(),
      choice('network', 'Where did they write?', ['Facebook', 'Instagram', 'LinkedIn', 'X', 'YouTube'], {
        to: property('network'),
        example: 'Instagram',
        help: 'The network on which the post stands.',
      }),
      choice('before', 'How was their mood before?', moods, {
        to: property('sentimentBefore'),
        example: 'Neutral',
        help: 'What the tool said up to now.',
      }),
      choice('now', 'How is their mood now?', moods, {
        to: property('sentimentNow'),
        example: 'Negative',
        help: 'What the tool says after this post.',
      }),
      text('topic', 'What is it about?', {
        to: property('topic'),
        example: 'Delivery times',
        help: 'One or two words are enough.',
        optional: true,
        initial: 'Delivery times',
      }),
    ],
    story: 'On {network}, the mood of {customer} changed from {before} to {now}. The topic: {topic}.',
  }),
  template({
    id: 'tidings.sentiment-change.review',
    title: 'Review or survey answered',
    when: 'Use this when a customer writes a review or answers a survey.',
    channel: 'Web',
    uri: 'https://www.example.com/feedback/received',
    fields: [
      customer(),
      choice('source', 'Review or survey?', ['Review', 'Survey'], {
        to: property('feedbackSource'),
        example: 'Survey',
        help: 'How the feedback reached us.',
      }),
      number('score', 'Score from 0 to 10', {
        to: property('score'),
        example: '3',
        help: 'Turn stars into points: five stars are 10.',
      }),
      choice('mood', 'How do they sound?', moods, {
        to: property('sentimentNow'),
        example: 'Negative',
        help: 'The mood of what they wrote.',
      }),
      date('day', 'Day of the feedback', {
        to: property('feedbackDay'),
        example: '2026-03-27',
        help: 'Leave it empty for today.',
        optional: true,
      }),
      yesNo('answer', 'Do they want an answer?', {
        to: property('answerWanted'),
        help: 'Whether they asked us to get in touch.',
        initial: 'true',
      }),
    ],
    story:
      '{source} feedback came in from {customer}: a score of {score}, and the mood is {mood}. ' +
      'An answer is wanted: {answer}.',
  }),
] as const;
