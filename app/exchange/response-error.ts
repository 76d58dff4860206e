import { ownValue } from '#app/own-value.ts';

/** What is wrong with an answer that breaks the rules of HTTP, by the parser's code. It follows "its answer". */
const problems: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'has more than 16 KB of headers',
  HPE_INVALID_HEADER_TOKEN: 'has a header with a character that is not allowed, such as a space in its name',
  HPE_UNEXPECTED_CONTENT_LENGTH: 'gives its length twice: as Content-Length and in chunks',
  HPE_INVALID_TRANSFER_ENCODING: 'gives its length twice, or by an encoding that is not allowed',
  HPE_INVALID_CONTENT_LENGTH: 'gives a length that is not a number, or gives it twice',
  HPE_CR_EXPECTED: 'ends a line without a carriage return',
  HPE_LF_EXPECTED: 'ends a line without a line feed',
  HPE_STRICT: 'has a line that is not ended as HTTP wants it',
  HPE_INVALID_CONSTANT: 'does not begin as an answer of HTTP does',
  HPE_INVALID_VERSION: 'has a version of HTTP that is not known',
  HPE_INVALID_STATUS: 'has no valid status',
  HPE_INVALID_CHUNK_SIZE: 'has a chunk whose size is not a number',
  HPE_INVALID_EOF_STATE: 'ends in the middle',
  HPE_CLOSED_CONNECTION: 'goes on after its end',
};

/** What a server answered wrongly, in words that follow "its answer"; null when the code is of another kind. */
export function describeResponseError(code: string): string | null {
  if (!code.startsWith('HPE_')) return null;
  return `${ownValue(problems, code) ?? 'breaks the rules of HTTP'} (${code})`;
}
