import { describe } from 'vitest';
import { testRecordedAnswers } from '#main/testing/recorded-answers.ts';

const receipt = '{"statusCode":200,"tid":"t-1"}';

describe('what is said of a redirect, a refusal or an error:', () => {
  testRecordedAnswers([
    {
      name: 'a redirect to a sign-in page',
      came: ['HTTP/1.1 302 Found', 'Location: https://login.example.com/', '', ''],
      outcome: 'redirected',
      sentence:
        'The server redirects the event to https://login.example.com/. Tidings did not follow, because customer data would go there.',
      next: 'If that address is right, enter it as the environment’s server name.',
    },
    {
      name: 'a redirect to nowhere',
      came: ['HTTP/1.1 301 Moved Permanently', 'Content-Length: 0', '', ''],
      outcome: 'redirected',
      sentence:
        'The server responded with HTTP 301, a status for redirects, but named no other address. It did not accept the event.',
      next: 'Check the server name. A proxy or a different server may have responded.',
    },
    {
      name: 'that nothing changed',
      came: ['HTTP/1.1 304 Not Modified', '', ''],
      outcome: 'redirected',
      sentence:
        'The server responded with HTTP 304, a status for redirects, but named no other address. It did not accept the event.',
      next: 'Check the server name. A proxy or a different server may have responded.',
    },
    {
      name: 'an event that came too slowly',
      came: ['HTTP/1.1 408 Request Timeout', '', ''],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 408): it did not arrive in time.',
      next: 'Check your network, then send it again.',
    },
    {
      name: 'an address that is too long',
      came: ['HTTP/1.1 414 URI Too Long', '', ''],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 414): the address is too long.',
      next: 'Shorten the TID and the parameters on the request URL. A tracking pixel has the whole event in its address.',
    },
    {
      name: 'too many events, with a pause',
      came: ['HTTP/1.1 429 Too Many Requests', 'Retry-After: 30', '', ''],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 429): it received too many events in a short time.',
      next: 'It asks you to wait 30 s. Then send it again.',
    },
    {
      name: 'a pause of no length',
      came: ['HTTP/1.1 503 Service Unavailable', 'Retry-After: ', '', ''],
      outcome: 'server-error',
      sentence: 'MXO reported an error (HTTP 503). It probably did not process the event.',
      next: 'Wait a moment, then send it again.',
    },
    {
      name: 'a redirect that keeps the method',
      came: ['HTTP/1.1 307 Temporary Redirect', 'Location: /gateway', '', ''],
      outcome: 'redirected',
      sentence:
        'The server redirects the event to /gateway on the same server. Tidings does not follow redirects, so the event was not accepted.',
      next: 'Check the server name. If the page is a sign-in page, a proxy or a different server may have responded.',
    },
    {
      name: 'an unreadable event',
      came: ['HTTP/1.1 400 Bad Request', '', '{"statusCode":400}'],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 400): it could not read the event.',
      next: 'Check the URI, the properties and the body form of the environment.',
    },
    {
      name: 'a sign-in',
      came: ['HTTP/1.1 401 Unauthorized', 'WWW-Authenticate: Bearer', '', ''],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 401): it requires a sign-in, which this API does not need.',
      next: 'Check the server name. A proxy or a different server may have responded.',
    },
    {
      name: 'no access',
      came: ['HTTP/1.1 403 Forbidden', '', '<html>Blocked</html>'],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 403): it does not allow access from this computer.',
      next: 'Ask whether your network address has access.',
    },
    {
      name: 'an unknown site key',
      came: ['HTTP/1.1 404 Not Found', '', ''],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 404): it does not know the site key or the address.',
      next: 'Check the site key and the server name.',
    },
    {
      name: 'a wrong method',
      came: ['HTTP/1.1 405 Method Not Allowed', 'Allow: GET', '', ''],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 405): it does not accept events at this address.',
      next: 'Check the server name. It may contain an extra path.',
    },
    {
      name: 'the sign-in of a proxy',
      came: ['HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="a"', '', ''],
      outcome: 'refused',
      sentence:
        'Your network’s proxy refused the event (HTTP 407): it requires a sign-in. MXO did not receive the event.',
      next: 'Enter the proxy’s user and password in the environment, or in Settings, Network.',
    },
    {
      name: 'the Windows sign-in of a proxy',
      came: ['HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: NTLM', '', ''],
      outcome: 'refused',
      sentence:
        'Your network’s proxy refused the event (HTTP 407): it requires a sign-in with NTLM (Windows sign-in); Tidings supports only Basic. MXO did not receive it.',
      next: 'Ask your administrator for a proxy with Basic sign-in or without sign-in. Or set up a local proxy that signs in for you, such as Px or Cntlm.',
    },
    {
      name: 'too large an event',
      came: ['HTTP/1.1 413 Content Too Large', '', ''],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 413): the event is too large.',
      next: 'Shorten or disable properties, then send it again.',
    },
    {
      name: 'a wrong kind of body',
      came: ['HTTP/1.1 415 Unsupported Media Type', '', ''],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 415): it does not accept this kind of body.',
      next: 'Check the body form of the environment.',
    },
    {
      name: 'something of its own',
      came: ['HTTP/1.1 418 I am a teapot', '', 'short and stout'],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 418): the response may say why.',
      next: 'Read the response below.',
    },
    {
      name: 'too many events',
      came: ['HTTP/1.1 429 Too Many Requests', '', ''],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 429): it received too many events in a short time.',
      next: 'Wait a moment, then send it again.',
    },
    {
      name: 'too long an address',
      came: ['HTTP/1.1 431 Request Header Fields Too Large', '', ''],
      outcome: 'refused',
      sentence: 'MXO refused the event (HTTP 431): the address or the headers are too long.',
      next: 'Shorten the TID and the parameters on the request URL.',
    },
    {
      name: 'an error',
      came: ['HTTP/1.1 500 Internal Server Error', '', '{"statusCode":500}'],
      outcome: 'server-error',
      sentence: 'MXO reported an error (HTTP 500). It may have processed the event.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'an error, to wait',
      came: ['HTTP/1.1 500 Internal Server Error', 'Retry-After: 30', '', ''],
      outcome: 'server-error',
      sentence: 'MXO reported an error (HTTP 500). It probably did not process the event.',
      next: 'It asks you to wait 30 s. Then send it again.',
    },
    {
      name: 'a gateway that got no answer',
      came: ['HTTP/1.1 504 Gateway Timeout', '', ''],
      outcome: 'server-error',
      sentence: 'MXO reported an error (HTTP 504). It may have processed the event.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a pause',
      came: [
        'HTTP/1.1 503 Service Unavailable',
        'Date: Wed, 02 Dec 2026 08:57:00 GMT',
        'Retry-After: Wed, 02 Dec 2026 09:00:00 GMT',
        '',
        '',
      ],
      outcome: 'server-error',
      sentence: 'MXO reported an error (HTTP 503). It probably did not process the event.',
      next: 'It asks you to wait 3 min. Then send it again.',
    },
    {
      name: 'the sign-in of a network',
      came: ['HTTP/1.1 511 Network Authentication Required', '', '<html>Sign in</html>'],
      outcome: 'server-error',
      sentence: 'Your network refused the event (HTTP 511): it requires a sign-in. MXO did not receive the event.',
      next: 'Open a web page in your browser and sign in to the network. Then send it again.',
    },
    {
      name: 'a status that HTTP does not have',
      came: ['HTTP/1.1 799 Odd', '', receipt],
      outcome: 'server-error',
      sentence: 'MXO responded with a status that HTTP does not have (HTTP 799). It may have processed the event.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
    {
      name: 'a status below all',
      came: ['HTTP/1.1 099 Odd', '', receipt],
      outcome: 'server-error',
      sentence: 'MXO responded with a status that HTTP does not have (HTTP 99). It may have processed the event.',
      next: 'Check Monitoring for ada@example.com before you send it again.',
    },
  ]);
});
