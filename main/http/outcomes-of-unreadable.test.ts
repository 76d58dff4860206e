import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe } from 'vitest';
import { testRecordedAnswers } from '#main/testing/recorded-answers.ts';

const receipt = '{"statusCode":200,"tid":"t-1"}';

describe('what is said of an answer of 200 that is no receipt:', () => {
  testRecordedAnswers([
    {
      name: 'nothing',
      came: ['HTTP/1.1 200 OK', 'Content-Length: 0', '', ''],
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it is empty (no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'spaces',
      came: ['HTTP/1.1 200 OK', '', '  \r\n '],
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it contains only spaces (no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'half a receipt, called whole',
      came: ['HTTP/1.1 200 OK', '', '{"statusCode":200,"tid":"t-'],
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it is not valid JSON (no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'a word',
      came: ['HTTP/1.1 200 OK', 'Content-Type: text/plain', '', 'OK'],
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it is not valid JSON (no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'a sign-in page',
      came: ['HTTP/1.1 200 OK', 'Content-Type: text/html', '', '<!doctype html><title>Sign in</title>'],
      outcome: 'unreadable-answer',
      sentence:
        'A web page came back (HTTP 200) in place of a response from MXO. It may be a sign-in page, so MXO may not have the event.',
      next: 'Check the server name, and whether your network requires a sign-in. Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a sign-in page that is called JSON',
      came: ['HTTP/1.1 200 OK', 'Content-Type: application/json', '', '<html><form action="/login">'],
      outcome: 'unreadable-answer',
      sentence:
        'A web page came back (HTTP 200) in place of a response from MXO. It may be a sign-in page, so MXO may not have the event.',
      next: 'Check the server name, and whether your network requires a sign-in. Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a sign-in page in XHTML',
      came: ['HTTP/1.1 200 OK', '', '<?xml version="1.0"?><!DOCTYPE html><html></html>'],
      outcome: 'unreadable-answer',
      sentence:
        'A web page came back (HTTP 200) in place of a response from MXO. It may be a sign-in page, so MXO may not have the event.',
      next: 'Check the server name, and whether your network requires a sign-in. Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'XML',
      came: ['HTTP/1.1 200 OK', 'Content-Type: text/xml', '', '<?xml version="1.0"?><receipt/>'],
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it is XML, not JSON (no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'XML that does not say so itself',
      came: ['HTTP/1.1 200 OK', 'Content-Type: application/soap+xml', '', '<Envelope><Body/></Envelope>'],
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it is XML, not JSON (no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'a sign-in page behind a text',
      came: [
        'HTTP/1.1 200 OK',
        'Content-Type: text/html',
        '',
        'Bitte anmelden <html><body><form></form></body></html>',
      ],
      outcome: 'unreadable-answer',
      sentence:
        'A web page came back (HTTP 200) in place of a response from MXO. It may be a sign-in page, so MXO may not have the event.',
      next: 'Check the server name, and whether your network requires a sign-in. Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a word that is called HTML',
      came: ['HTTP/1.1 200 OK', 'Content-Type: text/html', '', 'OK'],
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it is not valid JSON (no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'text that is called gzip',
      came: ['HTTP/1.1 200 OK', 'Content-Encoding: gzip', '', receipt],
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it could not be decompressed (Content-Encoding: gzip, no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'gzip that breaks off at its start',
      came: ['HTTP/1.1 200 OK', 'Content-Encoding: gzip', '', ''],
      body: gzipSync(receipt).subarray(0, 10),
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it could not be decompressed (Content-Encoding: gzip, no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'gzip that breaks off later',
      came: ['HTTP/1.1 200 OK', 'Content-Encoding: gzip', '', ''],
      body: gzipSync(receipt).subarray(0, 25),
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it could not be decompressed (Content-Encoding: gzip, no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'Brotli that breaks off',
      came: ['HTTP/1.1 200 OK', 'Content-Encoding: br', '', ''],
      body: brotliCompressSync(receipt).subarray(0, 12),
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it could not be decompressed (Content-Encoding: br, no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'deflate that breaks off',
      came: ['HTTP/1.1 200 OK', 'Content-Encoding: deflate', '', ''],
      body: deflateSync(receipt).subarray(0, 4),
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it could not be decompressed (Content-Encoding: deflate, no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'a compression from long ago',
      came: ['HTTP/1.1 200 OK', 'Content-Encoding: compress', '', '\x1f\x9d\x90\xff'],
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it is compressed in a way that Tidings does not know (Content-Encoding: compress, no TID).',
      next: 'Check Monitoring for the event.',
    },
    {
      name: 'bytes',
      came: ['HTTP/1.1 200 OK', 'Content-Type: image/png', '', '\x89PNG\xff\xfe'],
      outcome: 'unreadable-answer',
      sentence:
        'MXO responded with HTTP 200, so the event was received, but the response could not be read: it contains bytes that are not text (no TID).',
      next: 'Check Monitoring for the event.',
    },
  ]);
});
