import type { z } from 'zod';
import { replaceAddresses } from '#app/event/addresses.ts';
import { foldKey, foldTid, isKeyName } from '#app/event/customer-key.ts';
import { draftSchema } from '#app/event/draft.ts';
import { editParameters, editUri, isInStep } from '#app/event/parameters.ts';
import { erasedCustomer } from '#app/event/resolve-problems.ts';
import { base64Forms } from '#app/text/base64.ts';
import { parseJsonPath } from '#app/text/json-path.ts';
import { type Grade, gradeOf } from './distinctive.ts';
import { kindOfField, type TextKind } from './field-kinds.ts';
import type { KeyFinder } from './key-finder.ts';
import { byName, type TextNode, textsOf } from './schema-texts.ts';
import { createSeeker, type Identity, type Whose } from './seeker.ts';
import { createSeekerIndex } from './seeker-index.ts';

/** What is shown to others instead of a customer key. */
export const maskedCustomer = '•••';

/** Finds a customer in what is kept, however they are written. */
export type CustomerMatcher = {
  /** How far the key is sought. */
  readonly grade: Grade;
  /** Whether a record with this key and TID is the customer's. */
  readonly whose: (record: { readonly customerKey: string; readonly tid?: string | undefined }) => Whose;
  /** Whether they are in a value, in one of the fields that can hold a customer. */
  readonly isIn: (schema: z.ZodType, value: unknown, whose?: Whose) => boolean;
  /** A value with each of those fields cleared of them; the same value where they are not in it. */
  readonly clear: <T>(schema: z.ZodType<T>, value: T, whose?: Whose) => T;
  /** The same for a value of an unknown schema: its fields go by their names. */
  readonly clearUnknown: (value: unknown, whose?: Whose) => unknown;
  readonly isInUnknown: (value: unknown, whose?: Whose) => boolean;
  /** A single text without them. */
  readonly clearText: (text: string, kind?: TextKind, whose?: Whose) => string;
  /** A first look at a raw text, such as that of a file: false only where they are not in it. */
  readonly mayBeIn: (text: string) => boolean;
  /** Finds them in raw bytes, where they are distinctive enough. */
  readonly finders: readonly KeyFinder[];
  /** What finds them in raw bytes, there and where a key may mean anything. */
  readonly allFinders: readonly KeyFinder[];
};

export type MatcherOptions = {
  /** What is put in their place. */
  readonly instead?: string;
  /** Seeks every key in every text, also one that is a common word or number. For what is shown to others. */
  readonly isThorough?: boolean;
  /** Takes out every other text that looks like an address, too. */
  readonly withAddresses?: boolean;
};

/**
 * A customer to be found.
 * @param tids those of this customer alone
 */
export function matchCustomer(
  customerKey: string,
  tids: readonly string[],
  options: MatcherOptions = {},
): CustomerMatcher {
  return matchIdentities([{ customerKey, tids }], options);
}

/** Several customers to be found at once. */
export function matchIdentities(
  identities: readonly Identity[],
  { instead = erasedCustomer, isThorough = false, withAddresses = false }: MatcherOptions = {},
): CustomerMatcher {
  const known = soughtOf(identities, isThorough);
  const ofKeys = known.map(({ customerKey }) => createSeeker({ customerKey, tids: [] }, instead, isThorough));
  const allTids = identities.flatMap((one) => one.tids);
  const ofTids = allTids.length === 0 ? [] : [createSeeker({ customerKey: '', tids: allTids }, instead, isThorough)];
  const seekers = [...ofKeys, ...ofTids];
  const seekersFor = createSeekerIndex(seekers);
  const finders = seekers.flatMap((seeker) => seeker.finders);
  const allFinders = [...finders, ...seekers.flatMap(({ weakFinder }) => weakFinder ?? [])];
  const whose = createOwnership(identities);

  function clearText(text: string, kind: TextKind = 'prose', of: Whose = 'nobody'): string {
    if (text === '') return text;
    const cleared = seekersFor(text).reduce((rest, seeker) => seeker.clear(rest, kind, of), text);
    return withAddresses ? replaceAddresses(cleared, () => instead) : cleared;
  }

  function mapped(node: TextNode, value: unknown, of: Whose): unknown {
    if (node.kind === 'nothing') return value;
    if (typeof value === 'string')
      return node.kind === 'text' || node.kind === 'by-name' ? clearText(value, node.field, of) : value;
    if (Array.isArray(value)) {
      const item = node.kind === 'list' ? node.item : node.kind === 'by-name' ? node : null;
      if (item === null) return value;
      const after: readonly unknown[] = value.map((one) => mapped(item, one, of));
      return after.every((one, at) => one === value[at]) ? value : after;
    }
    return typeof value === 'object' && value !== null ? mappedObject(node, value, of) : value;
  }

  function mappedObject(node: TextNode, value: object, of: Whose): unknown {
    const own = ownerOf(value);
    const inside = own !== 'nobody' ? own : isNamedKey(value) ? 'own' : of;
    let isSame = true;
    const entries = Object.entries(value).map(([name, before]): readonly [string, unknown] => {
      const declared = memberOf(node, name);
      const member = own === 'own' && isName(declared) && typeof before === 'string' ? ownName : declared;
      const after = member === null ? before : mapped(member, before, inside);
      const nameAfter = node.kind === 'record' ? clearText(name, node.names, inside) : name;
      if (after !== before || nameAfter !== name) isSame = false;
      return [nameAfter, after];
    });
    return isSame ? value : inStep(value, Object.fromEntries(entries), (uri) => clearText(uri, 'uri', inside));
  }

  /** Whose an object is by what it says itself, or its event. What is nobody's is that of what it is part of. */
  function ownerOf(value: object): Whose {
    const record = ownerIn(value) ?? ('draft' in value && isObject(value.draft) ? ownerIn(value.draft) : null);
    return record === null ? 'nobody' : whose(record);
  }

  return {
    get grade() {
      return gradeOf(identities[0]?.customerKey.trim() ?? '');
    },
    whose,
    isIn: (schema, value, of = 'nobody') => mapped(textsOf(schema), value, of) !== value,
    // Every text is replaced by a text, so that the value keeps its shape.
    clear: <T>(schema: z.ZodType<T>, value: T, of: Whose = 'nobody') => mapped(textsOf(schema), value, of) as T,
    clearUnknown: (value, of = 'nobody') => mapped(byName, value, of),
    isInUnknown: (value, of = 'nobody') => mapped(byName, value, of) !== value,
    clearText,
    mayBeIn: (text) => allFinders.some((finder) => finder.find(text).length > 0),
    finders,
    allFinders,
  };
}

/** Shorter ones may be a part of any text. */
const shortestBase64 = 3;

/** A key that is sought in every text is sought as Base64, too. */
function alsoInBase64(identity: Identity, isThorough: boolean): readonly Identity[] {
  const key = identity.customerKey.trim();
  if (!isThorough && gradeOf(key) !== 'telling') return [identity];
  // The signs at the end are left: they say nothing.
  const forms = base64Forms(key).filter((form) => !form.endsWith('=') && form.length >= shortestBase64);
  return [identity, ...forms.map((customerKey) => ({ customerKey, tids: [] }))];
}

/** Those with a key, the longest first: one may begin with another. */
function soughtOf(identities: readonly Identity[], isThorough: boolean): readonly Identity[] {
  return identities
    .filter(({ customerKey }) => customerKey.trim() !== '')
    .toSorted((a, b) => b.customerKey.trim().length - a.customerKey.trim().length)
    .flatMap((one) => alsoInBase64(one, isThorough));
}

/** Says whose a record is by its key and TID. */
function createOwnership(
  identities: readonly Identity[],
): (record: { readonly customerKey: string; readonly tid?: string | undefined }) => Whose {
  const keys = new Set(identities.map(({ customerKey }) => foldKey(customerKey)).filter((key) => key !== ''));
  const tids = new Set(identities.flatMap((identity) => identity.tids.map(foldTid)).filter((tid) => tid !== ''));
  return ({ customerKey, tid = '' }) => {
    const key = foldKey(customerKey);
    if (key !== '' && keys.has(key)) return 'own';
    if (key !== '' && !key.includes('{{')) return 'other';
    return tid !== '' && tids.has(foldTid(tid)) ? 'own' : 'nobody';
  };
}

function memberOf(node: TextNode, name: string): TextNode | null {
  if (node.kind === 'members') return node.members.get(name) ?? null;
  if (node.kind === 'record') return node.value;
  if (node.kind !== 'by-name') return null;
  return { kind: 'by-name', field: kindOfField(name) ?? node.field };
}

/** The name of a record itself, where that is the customer's: Tidings once made it of their address. */
const ownName: TextNode = { kind: 'text', field: 'own-name' };

function isName(node: TextNode | null): boolean {
  return (node?.kind === 'text' || node?.kind === 'by-name') && node.field === 'name';
}

function ownerIn(value: object): { readonly customerKey: string; readonly tid?: string } | null {
  if (!('customerKey' in value) || typeof value.customerKey !== 'string') return null;
  const tid = 'tid' in value && typeof value.tid === 'string' ? value.tid : undefined;
  return { customerKey: value.customerKey, ...(tid !== undefined && { tid }) };
}

/**
 * A row, a member, a field of a form or an expectation that is named as the customer's key: what is in it names a customer,
 * also a short word. Anything else may be called like that by a person.
 */
function isNamedKey(value: object): boolean {
  if ('target' in value && isObject(value.target)) return isKeyField(value.target);
  if ('path' in value && typeof value.path === 'string') return isKeyName(parseJsonPath(value.path)?.at(-1) ?? '');
  const isRow = 'value' in value || 'values' in value || 'json' in value;
  return isRow && 'name' in value && typeof value.name === 'string' && isKeyName(value.name);
}

function isKeyField(target: object): boolean {
  if ('kind' in target && target.kind === 'customer-key') return true;
  return 'name' in target && typeof target.name === 'string' && isKeyName(target.name);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const withParametersSchema = draftSchema.pick({ uri: true, parametersOn: true, parameters: true });

/**
 * An object that was cleared, where it is a draft with its table and its URI in step again. Either may show a customer
 * whom the other doesn’t, and what is left in one would be written back into the other.
 */
function inStep(before: object, cleared: object, clearUri: (uri: string) => string): object {
  if (!('parametersOn' in before)) return cleared;
  const was = withParametersSchema.safeParse(before);
  const is = withParametersSchema.safeParse(cleared);
  if (!was.success || !is.success || is.data.parametersOn === 'request-url' || !isInStep(was.data)) return cleared;
  const byTable = editParameters(is.data, is.data.parameters);
  const uri = clearUri(byTable.uri);
  return { ...cleared, ...(uri === byTable.uri ? byTable : editUri(byTable, uri)) };
}
