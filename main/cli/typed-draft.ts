import { isSameCustomer } from '#app/event/customer-key.ts';
import { blankDraft, type Draft, type Property } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { toJsonValue } from '#app/event/set-property.ts';
import { findTokens } from '#app/event/tokens.ts';
import { findVariable } from '#app/event/variables.ts';
import { resolveFor, type SendInputs, scopesOf } from '#app/exchange/prepare.ts';
import type { WorkspaceFile } from '#app/library/workspace-file.ts';
import type { ChosenPlace } from './choose-place.ts';
import { chooseSource } from './choose-source.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import type { SendCommand } from './send-arguments.ts';

/** Said of a TID that was given for a tracking pixel. */
export const unsentTid = "The TID isn't sent: a tracking pixel has none.";

/** The draft of the saved request; a blank one where none is named. */
export function savedDraft({ request }: SendCommand, workspace: WorkspaceFile | null): Found<Draft> {
  if (request === null || workspace === null) return found(blankDraft);
  const source = chooseSource({ kind: 'request', name: request }, workspace, []);
  if (!source.ok) return source;
  const { value } = source;
  const saved = workspace.requests.find(({ id }) => value.kind === 'request' && id === value.requestId);
  return found(saved?.draft ?? blankDraft);
}

/** A draft with the changes from the command line. */
export function typedDraft(saved: Draft, { uri, properties, customerKey, tid, asPixel }: SendCommand): Draft {
  return {
    ...(uri === null ? saved : editUri(saved, uri)),
    properties: setProperties(saved.properties, properties),
    customerKey: customerKey ?? saved.customerKey,
    tid: tid ?? saved.tid,
    sendAs: asPixel ? 'pixel' : saved.sendAs,
  };
}

/** The first of a name replaces the first property of that name, the second the second; those that are new come last. */
function setProperties(saved: readonly Property[], typed: SendCommand['properties']): readonly Property[] {
  const waiting = [...typed];
  const take = (wanted: string) => {
    const at = waiting.findIndex(({ name }) => name === wanted);
    return at === -1 ? undefined : waiting.splice(at, 1)[0];
  };
  const replaced = saved.map((property) => {
    const given = property.enabled ? take(property.name) : undefined;
    if (given === undefined) return property;
    // Where the property was a JSON value, such as a number, it stays one.
    return property.json === true
      ? { ...property, value: toJsonValue(given.value) }
      : { enabled: true, name: given.name, value: given.value };
  });
  return [...replaced, ...waiting.map(({ name, value }) => ({ enabled: true, name, value }))];
}

type Sending = { readonly place: ChosenPlace; readonly inputs: SendInputs; readonly command: SendCommand };

/**
 * Refuses to send the TID of a saved request with another customer. Both are compared with the values of their variables. A
 * customer or a TID that has none is open, as in a run.
 */
export function checkTid(saved: Draft, draft: Draft, { place, inputs, command }: Sending): Found<null> {
  // A pixel has no TID, and one that was typed was meant.
  if (draft.sendAs === 'pixel' || command.tid !== null) return found(null);
  const before = ownerOfTid(saved, place, inputs);
  const { customerKey } = resolveFor(draft, place.environment, inputs).draft;
  const isEither = before.tid.trim() === '' || before.customerKey.trim() === '' || customerKey.trim() === '';
  if (isEither || isSameCustomer(before.customerKey, customerKey)) return found(null);
  const advice = 'Add --tid TID, or --tid= for a new customer.';
  if (findTokens(before.customerKey).length === 0)
    return refused(
      exitCode.wrongUse,
      `The TID of “${command.request}” is for ${before.customerKey}, not for ${customerKey}. ${advice}`,
    );
  if (findTokens(saved.tid).length > 0) return found(null);
  return refused(exitCode.wrongUse, `The TID of “${command.request}” may not be for ${customerKey}. ${advice}`);
}

/** The saved request with the customer whose TID it has: the file's own, unless the TID itself is from the command line. */
function ownerOfTid(saved: Draft, { environment, ownVariables }: ChosenPlace, inputs: SendInputs): Draft {
  const event: Draft = { ...saved, sendAs: 'event' };
  const inFile = { ...environment, variables: ownVariables };
  const sent = resolveFor(event, environment, inputs).draft;
  if (resolveFor(event, inFile, inputs).draft.tid !== sent.tid) return sent;
  // The command line gives only the values that the file has not. An empty one waits to be filled in.
  const scopes = scopesOf(inFile, inputs.workspace);
  const filled = environment.variables.filter(({ name }) => (findVariable(name, scopes)?.value ?? '').trim() === '');
  return resolveFor(event, { ...inFile, variables: [...ownVariables, ...filled] }, inputs).draft;
}
