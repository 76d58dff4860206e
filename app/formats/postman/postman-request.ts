import type { Environment } from '#app/environments/environment.ts';
import { type Draft, withoutUnsent } from '#app/event/draft.ts';
import { tokensOf } from '#app/event/draft-texts.ts';
import { innerInJson } from '#app/event/json-tokens.ts';
import { mapTokens } from '#app/event/tokens.ts';
import { type Draw, findVariable, namesOf, readWanted, type Scope, type Variable } from '#app/event/variables.ts';
import { prepareSend, scopesOf } from '#app/exchange/prepare.ts';
import { decodePercent } from '#app/text/percent.ts';
import { renameTokens, type Stand } from './postman-tokens.ts';

/** A request of a Postman file: query and body, with Postman's variables where the event has its own. */
export type PostmanRequest = {
  readonly isPixel: boolean;
  readonly query: string;
  readonly body: string;
  /** The variables that it names. */
  readonly uses: readonly Variable[];
  /** What stands in the place of its dynamic values and questions. */
  readonly stands: readonly Stand[];
  /** The names of those that are written out, because Postman would put them in without escaping them. */
  readonly writtenOut: readonly string[];
  /** The names without a value. */
  readonly unknown: readonly string[];
};

export type RequestContext = {
  readonly environment: Environment;
  readonly workspace: readonly Variable[];
  readonly standFor: (inner: string) => Stand;
  readonly draw: Draw;
};

/** A text that no writing of ours changes, in the place of a value while a request is put together. */
const markOf = (index: number) => `zTidings${index}z`;

/**
 * Translates an event. A variable or a dynamic value stays one where Postman, which puts values in as they are, would send
 * just what Send does; elsewhere its value is written out.
 */
export function toPostmanRequest(draft: Draft, context: RequestContext): PostmanRequest {
  const { environment, workspace, draw } = context;
  const known = effectiveVariables(scopesOf(environment, workspace));
  const { renamed, standOf, writtenOut } = markDynamic(withoutUnsent(draft), known, context);
  const marks = [...standOf.keys()];
  const stands = Array.from(standOf, ([mark, { token }]) => ({ name: mark, token, value: mark }));
  const names = [...tokensOf(renamed)].filter((name) => readWanted(name).kind === 'variable');
  const used = names.flatMap((name) => known.find((one) => one.name === name) ?? []);

  const isUsed = (name: string) => used.some((one) => one.name === name);
  const unknown = names.filter((name) => !isUsed(name) && !stands.some((one) => one.name === name));
  const isName = (inner: string) => !isUsed(inner) && names.includes(inner);

  const build = (kept: readonly Variable[]) => {
    const own = kept.map(({ name }, index) => ({ name, token: `{{${name}}}`, value: markOf(marks.length + index) }));
    const others = used.filter((one) => !kept.includes(one));
    const variables = [...others, ...own, ...stands].map(({ name, value }) => ({ name, value }));
    const written = write(renamed, { ...environment, variables }, { draw, isName });
    return { written, replaced: replaceMarks(written, [...own, ...stands]) };
  };
  const exact = build([]).replaced;
  // Postman fills in what is within a value too.
  const kept = used.filter((one) => {
    if (one.value.includes('{{')) return false;
    const { replaced } = build([one]);
    return isSame(fill(replaced, one), exact);
  });
  return {
    isPixel: draft.sendAs === 'pixel',
    ...build(kept).replaced,
    uses: kept,
    stands: [...standOf.values()],
    writtenOut: [...writtenOut, ...used.filter((one) => !kept.includes(one)).map(({ name }) => name)],
    unknown,
  };
}

type Marked = {
  readonly renamed: Draft;
  /** What a mark is for. */
  readonly standOf: ReadonlyMap<string, Stand>;
  readonly writtenOut: readonly string[];
};

/** Marks the dynamic values and questions of a draft. Those that Postman would put in differently stay: Send fills them in. */
function markDynamic(draft: Draft, known: readonly Variable[], context: RequestContext): Marked {
  const marks = new Map<string, { readonly mark: string; readonly stand: Stand }>();
  const writtenOut = new Map<string, boolean>();
  const renamed = renameTokens(draft, (inner) => {
    if (readWanted(inner).kind === 'variable') return null;
    const isOut = writtenOut.get(inner) ?? !isPutInAsIs(inner, draft, { known, context });
    writtenOut.set(inner, isOut);
    if (isOut) return null;
    const stand = context.standFor(inner);
    const { mark } = marks.get(stand.token) ?? { mark: markOf(marks.size) };
    marks.set(stand.token, { mark, stand });
    return mark;
  });
  return {
    renamed,
    standOf: new Map(Array.from(marks.values(), ({ mark, stand }) => [mark, stand])),
    writtenOut: [...writtenOut].flatMap(([inner, isOut]) => (isOut ? [inner] : [])),
  };
}

type Known = { readonly known: readonly Variable[]; readonly context: RequestContext };

/** Whether Send, like Postman, changes nothing of a dynamic value in its places. */
function isPutInAsIs(inner: string, draft: Draft, { known, context }: Known): boolean {
  const { sample } = context.standFor(inner);
  // A question has no value yet.
  if (sample === null) return true;
  const mark = markOf(0);
  const alone = renameTokens(draft, (other) => (other === inner ? mark : null));
  const writeWith = (value: string) => {
    const environment = { ...context.environment, variables: [...known, { name: mark, value }] };
    return write(alone, environment, { draw: context.draw, isName: (name) => name === mark });
  };
  const ofPostman = replaceMarks(writeWith(mark), [{ name: mark, token: sample, value: mark }]);
  return isSame(ofPostman, writeWith(sample));
}

type Written = { readonly query: string; readonly body: string };

type Writing = {
  readonly draw: Draw;
  /** Whether what is left between braces is a name, and not part of a value. */
  readonly isName: (inner: string) => boolean;
};

function write(draft: Draft, environment: Environment, { draw, isName }: Writing): Written {
  const place = { ...environment, serverName: 'https://server.invalid', siteKeys: [] };
  const { reading, draft: resolved } = prepareSend(
    draft,
    { environment: place, siteKey: 'SITEKEY' },
    { workspace: [], answers: {}, draw },
  );
  const query = reading.ok ? (/\?(.*)$/s.exec(reading.request.url)?.[1] ?? '') : '';
  // A name without a value is still one in the query, where it was encoded.
  const named = query.replace(/%7B%7B((?:[^%]|%(?!7[BD]))*)%7D%7D/g, (whole, encoded: string) => {
    const inner = decodePercent(encoded).trim();
    return isName(inner) ? `{{${inner}}}` : whole;
  });
  const asText = resolved.sendAs === 'pixel' ? null : resolved.unreadBody;
  const body = asText ?? (reading.ok ? reading.request.body : '');
  return { query: named, body: withoutFalseNames(body, isName) };
}

/** A body in which braces of a value are written as JSON escapes them: Postman would fill them in, a reader reads the same. */
function withoutFalseNames(body: string, isName: (inner: string) => boolean): string {
  return mapTokens(body, (token, inner) => (isName(innerInJson(inner)) ? token : `\\u007b\\u007b${token.slice(2)}`));
}

/** What is in the place of a mark: alone, or with the braces that are left where a mark is no JSON value. */
function replaceMarks(
  { query, body }: Written,
  marked: readonly { readonly name: string; readonly token: string; readonly value: string }[],
): Written {
  const replace = (text: string) =>
    marked.reduceRight(
      (written, { name, token, value }) =>
        written.replaceAll(`{{${name}}}`, () => token).replaceAll(value, () => token),
      text,
    );
  return { query: replace(query), body: replace(body) };
}

/** What Postman makes of a text: each name replaced by its value, as it is. */
function fill({ query, body }: Written, { name, value }: Variable): Written {
  const put = (text: string) => mapTokens(text, (token, inner) => (inner === name ? value : token));
  return { query: put(query), body: put(body) };
}

function isSame(one: Written, other: Written): boolean {
  return one.query === other.query && one.body === other.body;
}

/** Each name once, with the value that is sent. */
function effectiveVariables(scopes: readonly Scope[]): readonly Variable[] {
  const names = namesOf(scopes.flatMap(({ variables }) => variables));
  return [...names].flatMap((name) => {
    const found = findVariable(name, scopes);
    return name === '' || found === null ? [] : [{ name, value: found.value }];
  });
}
