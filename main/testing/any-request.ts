import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { buildRequest, type HttpRequest } from '#app/exchange/request.ts';

/** An event's request to a server. */
export function anyRequest(serverName: string): HttpRequest {
  const environment = { ...blankEnvironment('e'), serverName };
  const reading = buildRequest({ ...blankDraft, uri: 'assist://a/b' }, environment, 'ONE-5BTO1FBU1O-1109');
  if (!reading.ok) throw new Error(reading.problem);
  return reading.request;
}
