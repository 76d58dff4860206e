import { ownValue } from '#app/own-value.ts';

/** What is wrong with an answer that is not valid HTTP, by the parser's code. It follows "its response". */
const problems: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'has more than 256 KB of headers',
  HPE_INVALID_HEADER_TOKEN: 'has a header with an invalid character, such as a space in its name',
  HPE_UNEXPECTED_CONTENT_LENGTH: 'states its length twice',
  HPE_INVALID_TRANSFER_ENCODING: 'states its length twice, or uses an encoding that is not allowed',
  HPE_INVALID_CONTENT_LENGTH: 'states a length that is not a number, or states it twice',
  HPE_CR_EXPECTED: 'has a line without a carriage return',
  HPE_LF_EXPECTED: 'has a line without a line feed',
  HPE_STRICT: 'has a line with the wrong ending',
  HPE_INVALID_CONSTANT: 'does not start like an HTTP response',
  HPE_INVALID_VERSION: 'has an unknown HTTP version',
  HPE_INVALID_STATUS: 'has no valid status',
  HPE_INVALID_CHUNK_SIZE: 'has a chunk with an invalid size',
  HPE_INVALID_EOF_STATE: 'is incomplete',
  HPE_CLOSED_CONNECTION: 'continues after its end',
  SWITCHED_PROTOCOLS: 'asks to switch to another protocol',
};

/** Whether a response came that isn't valid HTTP. One that ends in its head was cut off. */
export function isInvalidAnswer(code: string): boolean {
  return code !== 'HPE_INVALID_EOF_STATE' && (code.startsWith('HPE_') || Object.hasOwn(problems, code));
}

/** What a server answered wrongly, in words that follow "its response"; null when the code is of another kind. */
export function describeResponseError(code: string): string | null {
  const known = ownValue(problems, code);
  if (known === undefined && !code.startsWith('HPE_')) return null;
  return `${known ?? 'is not valid HTTP'} (${code === 'SWITCHED_PROTOCOLS' ? 'HTTP 101' : code})`;
}
