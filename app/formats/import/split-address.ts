import { maskTokens } from '#app/event/tokens.ts';

/** The parts of an address as written, each with its marks, so that they are the address again one after the other. */
export type AddressParts = {
  /** `https://` */
  readonly scheme: string;
  /** `user:password@` */
  readonly signIn: string;
  readonly host: string;
  /** `:8443` */
  readonly port: string;
  readonly path: string;
  /** `?tid=a` */
  readonly query: string;
  /** `#top` */
  readonly hash: string;
};

const address = /^([^/?#]*:\/\/|\/\/|)([^/?#]*@|)([^/?#]*)(\/[^?#]*|)(\?[^#]*|)(#.*|)$/s;

/** Takes an address apart, without the blanks around it. What is in a token divides nothing. */
export function splitAddress(text: string): AddressParts {
  const trimmed = text.trim();
  const [, ...masked] = address.exec(maskTokens(trimmed)) ?? [];
  let at = 0;
  const [scheme = '', signIn = '', server = '', path = '', query = '', hash = ''] = masked.map((part) => {
    at += part.length;
    return trimmed.slice(at - part.length, at);
  });
  const [port = ''] = /:[^:\]]*$/.exec(maskTokens(server)) ?? [];
  const end = server.length - port.length;
  return { scheme, signIn, host: server.slice(0, end), port: server.slice(end), path, query, hash };
}

/** The address of some parts. */
export function joinAddress({ scheme, signIn, host, port, path, query, hash }: AddressParts): string {
  return scheme + signIn + host + port + path + query + hash;
}
