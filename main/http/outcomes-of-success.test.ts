import { gzipSync } from 'node:zlib';
import { describe } from 'vitest';
import { testRecordedAnswers } from '#main/testing/recorded-answers.ts';

const receipt = '{"statusCode":200,"tid":"t-1"}';

describe('what is said of an answer that is no refusal:', () => {
  testRecordedAnswers([
    {
      name: 'a receipt',
      came: ['HTTP/1.1 200 OK', 'Content-Type: application/json', '', receipt],
      outcome: 'received',
      sentence: 'MXO has the event. To see whether it triggered an Interaction, check Monitoring.',
      next: '',
    },
    {
      name: 'a receipt without a reason',
      came: ['HTTP/1.0 200', '', receipt],
      outcome: 'received',
      sentence: 'MXO has the event. To see whether it triggered an Interaction, check Monitoring.',
      next: '',
    },
    {
      name: 'a receipt in chunks',
      came: ['HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', '1e', receipt, '0', '', ''],
      outcome: 'received',
      sentence: 'MXO has the event. To see whether it triggered an Interaction, check Monitoring.',
      next: '',
    },
    {
      name: 'a receipt that was created',
      came: ['HTTP/1.1 201 Created', '', receipt],
      outcome: 'received',
      sentence: 'MXO has the event. To see whether it triggered an Interaction, check Monitoring.',
      next: '',
    },
    {
      name: 'a receipt without a TID',
      came: ['HTTP/1.1 202 Accepted', '', '{}'],
      outcome: 'received',
      sentence: 'MXO has the event. To see whether it triggered an Interaction, check Monitoring.',
      next: '',
    },
    {
      name: 'nothing to say',
      came: ['HTTP/1.1 204 No Content', '', ''],
      outcome: 'received',
      sentence: 'MXO has the event. To see whether it triggered an Interaction, check Monitoring.',
      next: '',
    },
    {
      name: 'a receipt after a hint',
      came: ['HTTP/1.1 103 Early Hints', 'Link: </a>', '', 'HTTP/1.1 200 OK', '', receipt],
      outcome: 'received',
      sentence: 'MXO has the event. To see whether it triggered an Interaction, check Monitoring.',
      next: '',
    },
    {
      name: 'a receipt in gzip',
      came: ['HTTP/1.1 200 OK', 'Content-Encoding: gzip', '', ''],
      body: gzipSync(receipt),
      outcome: 'received',
      sentence: 'MXO has the event. To see whether it triggered an Interaction, check Monitoring.',
      next: '',
    },
    {
      name: 'a receipt in gzip with no checksum',
      came: ['HTTP/1.1 200 OK', 'Content-Encoding: gzip', '', ''],
      body: gzipSync(receipt).subarray(0, -8),
      outcome: 'received',
      sentence: 'MXO has the event. To see whether it triggered an Interaction, check Monitoring.',
      next: '',
    },
    {
      name: 'a receipt of 30 MB',
      came: ['HTTP/1.1 200 OK', '', ''],
      body: Buffer.from(`{"statusCode":200,"tid":"t-1","filling":"${'x'.repeat(30_000_000)}"}`),
      outcome: 'received',
      sentence: 'MXO has the event. To see whether it triggered an Interaction, check Monitoring.',
      next: '',
    },
    {
      name: 'more than 50 MB',
      came: ['HTTP/1.1 200 OK', '', ''],
      body: Buffer.from(`{"statusCode":200,"tid":"t-1","filling":"${'x'.repeat(50_000_000)}"}`),
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it is too long (50.0 MB were read, no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'a refusal in the body',
      came: ['HTTP/1.1 200 OK', '', '{"statusCode":400,"message":"No such site."}'],
      outcome: 'refused-in-the-body',
      sentence: 'MXO received the request but refused the event: the response has statusCode 400.',
      next: 'Read the response below, then check the URI and the site key.',
    },
    {
      name: 'a refusal in the body, written as text',
      came: ['HTTP/1.1 200 OK', '', '{"statusCode":"503"}'],
      outcome: 'refused-in-the-body',
      sentence: 'MXO received the request but refused the event: the response has statusCode 503.',
      next: 'Read the response below, then check the URI and the site key.',
    },
  ]);
});
