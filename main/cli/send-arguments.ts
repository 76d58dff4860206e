import type { sendOptions } from './options.ts';
import type { ParsedValues } from './parsed-values.ts';
import { readSending, type Sending } from './place-arguments.ts';
import { createValueReader, type ValueReader } from './read-values.ts';
import { readServerAddress } from './server-address.ts';

/** What `tidings send` was asked to do. */
export type SendCommand = {
  /** The workspace file; null when everything is on the command line. */
  readonly file: string | null;
  /** The saved request; null for an event that is typed. */
  readonly request: string | null;
  readonly uri: string | null;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly customerKey: string | null;
  readonly tid: string | null;
  readonly sending: Sending;
  /** As a tracking pixel, whatever the request says. */
  readonly asPixel: boolean;
  readonly asJson: boolean;
};

type Reading =
  | { readonly ok: true; readonly command: SendCommand }
  | { readonly ok: false; readonly says: readonly string[] };

/** Reads the arguments of `tidings send`. */
export function readSend(files: readonly string[], values: ParsedValues<typeof sendOptions>): Reading {
  const reader = createValueReader();
  const [file = null] = files;
  if (files.length > 1) reader.problem('Name only one workspace file.');
  if (file?.trim() === '') reader.problem('The name of the workspace file is empty.');
  if (values.request === undefined && values.uri === undefined)
    reader.problem('Choose what to send: --uri URI, or --request NAME with a workspace file.');
  if (file === null && (values.request !== undefined || values.environment !== undefined))
    reader.problem('--request and --environment need a workspace file: tidings send FILE.');
  const address = readAddress(values, reader);
  if (values.server !== undefined && values['site-key'] === undefined && address.siteKey === null)
    reader.problem('--server needs --site-key KEY, or a full endpoint address.');
  const sending = readSending(values, reader, '--environment NAME, --server NAME or --practice');
  const properties = reader.pairs('property', values.property);
  const says = reader.problems();
  if (says.length > 0 || sending === null) return { ok: false, says };
  const { request = null, uri = null, ck: customerKey = null, pixel: asPixel = false, json: asJson = false } = values;
  const tid = values.tid ?? address.tid;
  return { ok: true, command: { file, request, uri, properties, customerKey, tid, sending, asPixel, asJson } };
}

/** The site key and the tid in the address of the server. */
function readAddress(
  { server, tid, 'site-key': siteKey }: ParsedValues<typeof sendOptions>,
  reader: ValueReader,
): { readonly siteKey: string | null; readonly tid: string | null } {
  if (server === undefined) return { siteKey: null, tid: null };
  const address = readServerAddress(server, { siteKey: siteKey ?? null, tid: tid ?? null });
  if (address.ok) return address;
  reader.problem(address.says);
  // Its problem is reported once.
  return { siteKey: siteKey ?? '', tid: null };
}
