import { type Exchange, headerOf, isDispatched } from '#app/exchange/exchange.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { staysOnServer } from '#app/exchange/redirect.ts';

/**
 * The advice of the shared core that can't be followed on the command line, each as it ends a text. They are whole sentences
 * without data, so that nothing a person typed is ever taken for one of them.
 */
export const adviceOfTheWindow: readonly string[] = [
  'Put it in quotes on the JSON tab, or change the value.',
  'Add it under Variables in Manage environments, or remove it here.',
  'Type {{$ in a field to see the list.',
  'Fix it on the JSON tab, or discard the change.',
  'Fix it on the JSON tab.',
  'Enter it in Manage environments.',
  'Read the response below, then check the URI and the site key.',
  'Read the response below.',
  'Check in the environment that it is the right one and still valid.',
  'Choose the file again.',
  'Select the row to send it.',
  'Set the others to “Not used”.',
  'Choose the data again and start a new run.',
  'From a spreadsheet, copy the cells and paste them here, or save it as CSV.',
];

/** A text of the shared core, without the advice that is the window's. */
export function ownWords(text: string): string {
  const advice = adviceOfTheWindow.find((one) => text === one || text.endsWith(` ${one}`));
  return advice === undefined ? text : text.slice(0, -advice.length).trimEnd();
}

/** What came of an event and what to do, in the words of the command line. */
export function tellInOwnWords(exchange: Exchange): string {
  const { sentence = '', next = '' } = outcomeMessage(exchange) ?? {};
  return [ownWords(sentence), nextStep(exchange) ?? ownWords(next)].filter((part) => part !== '').join(' ');
}

/** What to do where the window has a field or a button for it; null where its words will do. */
function nextStep(exchange: Exchange): string | null {
  const { result } = exchange;
  const isRedirect = result.kind === 'answered' && result.outcome === 'redirected';
  const redirectsTo = isRedirect ? headerOf(result.answer, 'location') : null;
  if (redirectsTo !== null && !staysOnServer(redirectsTo, exchange.request.url))
    return 'If that address is right, use it as the server name.';
  if (result.kind === 'answered' && result.answer.status === 407) return signIn;
  if (result.kind !== 'unanswered' || isDispatched(exchange)) return null;
  const { code, outcome } = result;
  if (outcome === 'not-trusted') return trustStep(code);
  if (outcome !== 'not-reached') return null;
  if (code === 'PROXY_407') return result.timing.proxy?.startsWith('socks4:') ? null : signIn;
  if (/^PROXY_407_/.test(code)) return null;
  return code.startsWith('PROXY_')
    ? 'Check the proxy of the environment, or HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY.'
    : null;
}

const signIn =
  'Set TIDINGS_PROXY_PASSWORD, and set TIDINGS_PROXY to its proxy, for example http://user@proxy.example.com:8080.';

function trustStep(code: string): string | null {
  if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|CLIENT_CERTIFICATE/.test(code))
    return 'Set TIDINGS_CERTIFICATE to the file of the client certificate, and TIDINGS_CERTIFICATE_PASSWORD to its password.';
  if (/SELF_SIGNED|UNABLE_TO|UNKNOWN_CA/.test(code))
    return 'Set NODE_EXTRA_CA_CERTS to the authority’s certificate file. Or add it to the environment in the app and export the workspace again.';
  return null;
}
