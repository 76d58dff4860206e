import type { Header, HttpRequest } from '#app/exchange/request.ts';

/** Headers that every client writes on its own, or that only say who sends. */
const leftToClient = ['host', 'content-length', 'connection', 'accept-encoding', 'user-agent'];

/** Whether it has a body: a tracking pixel has none, and clients would say that theirs is empty. */
export function hasBody({ method }: HttpRequest): boolean {
  return method === 'POST';
}

/** The headers that a snippet has to name. */
export function ownHeaders({ headers }: HttpRequest): readonly Header[] {
  return headers.filter(({ name }) => !leftToClient.includes(name.toLowerCase()));
}
