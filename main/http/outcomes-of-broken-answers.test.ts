import { gzipSync } from 'node:zlib';
import { describe } from 'vitest';
import { testRecordedAnswers } from '#main/testing/recorded-answers.ts';

const receipt = '{"statusCode":200,"tid":"t-1"}';

describe('what is said where no whole answer came:', () => {
  testRecordedAnswers([
    {
      name: 'nothing, and an end',
      came: [],
      outcome: 'cut-off',
      sentence: 'The connection was lost before a response arrived. MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'nothing, and a reset',
      came: [],
      ends: 'resets',
      outcome: 'cut-off',
      sentence: 'The connection was lost before a response arrived. MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'nothing, for too long',
      came: [],
      ends: 'waits',
      outcome: 'timed-out',
      sentence: 'The event was sent, but no response arrived within 1.5 s. MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'half a head, and an end',
      came: ['HTTP/1.1 200 OK', 'Content-'],
      outcome: 'cut-off',
      sentence: 'The connection was lost in the middle of the response. MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'half a head, for too long',
      came: ['HTTP/1.1 200 OK', 'Content-'],
      ends: 'waits',
      outcome: 'timed-out',
      sentence: 'The event was sent, but no complete response arrived within 1.5 s. MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'half a body, and an end',
      came: ['HTTP/1.1 200 OK', 'Content-Length: 30', '', '{"statusCode":200,'],
      outcome: 'cut-off',
      sentence: 'The connection was lost in the middle of the response (HTTP 200). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'half a body, and a reset',
      came: ['HTTP/1.1 200 OK', 'Content-Length: 30', '', '{"statusCode":200,'],
      ends: 'resets',
      outcome: 'cut-off',
      sentence: 'The connection was lost in the middle of the response (HTTP 200). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'half a body, for too long',
      came: ['HTTP/1.1 200 OK', 'Content-Length: 30', '', '{"statusCode":200,'],
      ends: 'waits',
      outcome: 'timed-out',
      sentence: 'The event was sent, but no complete response arrived within 1.5 s. MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'half a refusal',
      came: ['HTTP/1.1 400 Bad Request', 'Content-Length: 30', '', '{'],
      outcome: 'cut-off',
      sentence: 'The connection was lost in the middle of the response (HTTP 400). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'half a body in gzip',
      came: ['HTTP/1.1 200 OK', 'Content-Encoding: gzip', 'Content-Length: 90', '', ''],
      body: gzipSync(receipt),
      outcome: 'cut-off',
      sentence: 'The connection was lost in the middle of the response (HTTP 200). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'no last chunk',
      came: ['HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', '1e', receipt, ''],
      outcome: 'cut-off',
      sentence: 'The connection was lost in the middle of the response (HTTP 200). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a chunk of an impossible size',
      came: ['HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', 'size', receipt, '0', '', ''],
      outcome: 'invalid-answer',
      sentence:
        'The server responded with HTTP 200, but its response has a chunk with an invalid size (HPE_INVALID_CHUNK_SIZE). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a change of protocol',
      came: ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', '', ''],
      outcome: 'invalid-answer',
      sentence:
        'The server responded, but its response asks to switch to another protocol (HTTP 101). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'another protocol',
      came: ['SSH-2.0-OpenSSH_9.6', ''],
      outcome: 'invalid-answer',
      sentence:
        'The server responded, but its response does not start like an HTTP response (HPE_INVALID_CONSTANT). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a TLS alert',
      came: ['\x15\x03\x01\x00\x02\x02\x46'],
      outcome: 'invalid-answer',
      sentence:
        'The server responded, but its response does not start like an HTTP response (HPE_INVALID_CONSTANT). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a web page without HTTP',
      came: ['<html>Sign in</html>'],
      outcome: 'invalid-answer',
      sentence:
        'The server responded, but its response does not start like an HTTP response (HPE_INVALID_CONSTANT). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'no status',
      came: ['HTTP/1.1 fine', '', '{}'],
      outcome: 'invalid-answer',
      sentence:
        'The server responded, but its response has no valid status (HPE_INVALID_STATUS). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'an unknown version of HTTP',
      came: ['HTTP/7.0 200 OK', '', receipt],
      outcome: 'invalid-answer',
      sentence:
        'The server responded, but its response has an unknown HTTP version (HPE_INVALID_VERSION). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a header with a space in its name',
      came: ['HTTP/1.1 200 OK', 'X Powered By: gateway', '', receipt],
      outcome: 'invalid-answer',
      sentence:
        'The server responded, but its response has a header with an invalid character, such as a space in its name (HPE_INVALID_HEADER_TOKEN). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'two lengths',
      came: ['HTTP/1.1 200 OK', 'Content-Length: 30', 'Content-Length: 31', '', receipt],
      outcome: 'invalid-answer',
      sentence:
        'The server responded, but its response states its length twice (HPE_UNEXPECTED_CONTENT_LENGTH). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a length and chunks',
      came: ['HTTP/1.1 200 OK', 'Content-Length: 30', 'Transfer-Encoding: chunked', '', '1e', receipt, '0', '', ''],
      outcome: 'invalid-answer',
      sentence:
        'The server responded, but its response states its length twice, or uses an encoding that is not allowed (HPE_INVALID_TRANSFER_ENCODING). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a length that is no number',
      came: ['HTTP/1.1 200 OK', 'Content-Length: long', '', receipt],
      outcome: 'invalid-answer',
      sentence:
        'The server responded, but its response states a length that is not a number, or states it twice (HPE_INVALID_CONTENT_LENGTH). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: '300 KB of headers',
      came: ['HTTP/1.1 200 OK', `X: ${'y'.repeat(300_000)}`, '', ''],
      outcome: 'invalid-answer',
      sentence:
        'The server responded, but its response has more than 256 KB of headers (HPE_HEADER_OVERFLOW). MXO may have received it.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
  ]);
});
