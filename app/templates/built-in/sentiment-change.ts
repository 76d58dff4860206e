import { builtIn, choice, customer, onUri, property } from './field.ts';

const moods = ['Negative', 'Neutral', 'Positive'];

export const sentimentChange = [
  builtIn('sentiment-change.social-listening', {
    title: 'Sentiment change',
    when: 'Use this when social listening finds that the tone of a customer’s posts about you has changed.',
    channel: 'Social',
    uri: 'social://listening/sentiment/change',
    fields: [
      customer(),
      onUri('network', 'network', 'On which network?', { example: 'forum', initial: 'forum', required: true }),
      choice('from', 'previousSentiment', 'How did it sound before?', ['Positive', 'Neutral', 'Negative']),
      choice('to', 'sentiment', 'How does it sound now?', moods, { required: true }),
      property('score', 'sentimentScore', 'Score', 'number', {
        example: '-0.6',
        initial: '-0.6',
        help: 'From -1, very unhappy, to 1, very happy.',
      }),
      property('topic', 'topic', 'What is it about?', 'text', { example: 'Delivery time', initial: 'Delivery time' }),
    ],
    story: 'On {network}, the tone of {customer} changed from {from} to {to} (score {score}). It is about {topic}.',
  }),
  builtIn('sentiment-change.review', {
    title: 'Review written',
    when: 'Use this when a customer gives you a rating in a review or survey.',
    channel: 'Social',
    uri: 'social://reviews/rating/given',
    fields: [
      customer(),
      onUri('source', 'source', 'Where was it written?', {
        example: 'app-store',
        initial: 'app-store',
        required: true,
      }),
      property('stars', 'rating', 'How many stars?', 'number', { example: '2', initial: '2', required: true }),
      choice('mood', 'sentiment', 'How does it sound?', moods),
      property('answer', 'wantsAnswer', 'Do they want a reply?', 'yes-no', { initial: 'true' }),
    ],
    story: '{customer} gave {stars} stars in {source}. It sounds {mood}. Wants a reply: {answer}.',
  }),
];
