import type { Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import { drawTokens } from '#app/event/dynamic-values.ts';
import type { Expectation } from '#app/event/expectation.ts';
import type { Problem } from '#app/event/problems.ts';
import type { Resolution } from '#app/event/resolve.ts';
import { setProperty } from '#app/event/set-property.ts';
import { findTokens } from '#app/event/tokens.ts';
import { type Draw, normalName, type Scope, type Variable } from '#app/event/variables.ts';
import { finishPreparing, type Prepared, resolveFor } from '#app/exchange/prepare.ts';
import { errorsFirst } from '#app/exchange/send-problems.ts';
import { type CellKind, cellAsJson, cellProblem, erasedProblem } from './cell-value.ts';
import { type ColumnTarget, type Mapping, targetClashes } from './mapping.ts';
import type { SteadyRequest } from './result.ts';
import { type ItemPlace, placeOf, type RunRequest } from './run.ts';
import { hasFixedTid, oneTidForAll } from './tid-warnings.ts';
import { usedVariables } from './used-variables.ts';

/** All that the items of a run are made of, except their rows. */
export type ItemParts = {
  readonly requests: readonly RunRequest[];
  /** The warning about the TID of each; none once a run began. */
  readonly tidWarnings?: readonly (Problem | null)[];
  readonly columns: readonly string[];
  /** A customer was erased from the rows: a cell isn't sent with what was left of them. */
  readonly isErasedFrom?: boolean | undefined;
  /** 1 for a run without data. */
  readonly rowCount: number;
  readonly mapping: Mapping;
  /** In addition to those of the requests. */
  readonly expectations: readonly Expectation[];
  readonly environment: Environment;
  readonly siteKey: string;
  readonly workspace: readonly Variable[];
  readonly answers: Readonly<Record<string, string>>;
  readonly seed: string;
  /** When the run began, ISO 8601: what the keys of a storyboard's cast mean by `$now`, the same in all steps of a row. */
  readonly at: string;
};

/** An item whose values are known; its tid may still be another one by the time that it is sent. */
export type RunItem = {
  readonly item: number;
  readonly place: ItemPlace;
  readonly request: RunRequest;
  /** Its draft with the mapped fields, and with values in the place of its variables. */
  readonly resolution: Resolution;
  /** Its TID comes from its row: it is sent as the preview shows it, whichever TID its customer got before. */
  readonly hasRowTid: boolean;
  /** Some of it, its customer key perhaps, is a dynamic value. */
  readonly hasDrawn: boolean;
  /** Its problems besides those of any send. */
  readonly ownProblems: readonly Problem[];
};

/** What sends the items of a run: the request of each with the row of each, and with values. */
export type ItemMaker = {
  readonly placeOf: (item: number) => ItemPlace;
  /**
   * @param cells those of its row; empty without data
   * @param at the moment at which it is made, ISO 8601: that of its times
   */
  readonly make: (item: number, cells: readonly string[], at?: string) => RunItem;
  /** What it would send if dynamic values were the same in every run, to compare runs by; null where it has none. */
  readonly steady: (item: RunItem, cells: readonly string[]) => SteadyRequest | null;
  /** The item as it would be sent. @param tid that of its customer so far, taken unless its row has one; null for none */
  readonly finish: (item: RunItem, tid: string | null) => Prepared;
};

/**
 * Makes the items of a run, one at a time, so that a million of them are never held. In a storyboard a column of customers is
 * who plays the first of its cast; if it were all of them, they would be one and the same customer.
 */
export function createItemMaker(parts: ItemParts): ItemMaker {
  const { requests, rowCount, environment, siteKey, answers, workspace, seed, at } = parts;
  const targets = readTargets(parts);
  const lead = requests.find(({ cast }) => cast !== null)?.cast ?? null;
  const drafts = requests.map(({ draft, cast }) => {
    const mapped = targets.apply(draft, cast === lead);
    return { ...mapped, expectations: [...mapped.expectations, ...parts.expectations] };
  });
  const clashes = targetClashes(parts.mapping, parts.columns);
  const fixedTids = requests.map(({ draft }) => hasFixedTid(draft, parts));

  function resolve(
    draft: Draft,
    { row, cells }: { readonly row: number; readonly cells: readonly string[] },
    draw: Draw,
  ): Resolution {
    const scope: Scope = { label: `row ${row + 1}`, variables: targets.variables(cells), isRow: true };
    return withoutBlankTid(resolveFor(draft, environment, { workspace, row: scope, answers, draw }));
  }

  const placeHere = (item: number) => placeOf(item, requests.length, rowCount);

  return {
    placeOf: placeHere,
    make: (item, cells, moment = at) => {
      const place = placeHere(item);
      const request = requests[place.request];
      const mapped = drafts[place.request];
      if (request === undefined || mapped === undefined) throw new Error(`There is no item ${item}.`);
      const line = Math.floor(item / requests.length);
      const draft =
        request.cast === null ? mapped : withDrawnKey(mapped, { seed: `${seed}|${line}|${request.cast}`, at });
      const resolution = resolve(draft, { row: place.row, cells }, { seed: `${seed}|${item}`, at: moment });
      const isNobody = draft.customerKey.trim() !== '' && resolution.draft.customerKey.trim() === '';
      const ownProblems = [
        ...[parts.tidWarnings?.[place.request] ?? []].flat(),
        ...(fixedTids[place.request] === true ? [oneTidForAll] : []),
        ...(isNobody ? [noCustomerKey] : []),
        ...[...targets.problems(cells), ...clashes],
      ];
      const hasRowTid = findTokens(mapped.tid).length > 0 && resolution.draft.tid !== '';
      const hasDrawn = resolution.hasDrawn || draft.customerKey !== mapped.customerKey;
      return { item, place, request, resolution, hasRowTid, hasDrawn, ownProblems };
    },
    steady: ({ place, hasDrawn }, cells) => {
      const mapped = drafts[place.request];
      if (!hasDrawn || mapped === undefined) return null;
      const resolution = resolve(withDrawnKey(mapped, steadyDraw), { row: place.row, cells }, steadyDraw);
      const { draft, reading } = finishPreparing(resolution, { environment, siteKey }, { answers });
      if (!reading.ok) return null;
      return { customerKey: draft.customerKey, url: reading.request.url, body: reading.request.body };
    },
    finish: ({ resolution, hasRowTid, ownProblems }, tid) => {
      const continued = tid === null || hasRowTid ? resolution : { ...resolution, draft: { ...resolution.draft, tid } };
      const prepared = finishPreparing(continued, { environment, siteKey }, { answers });
      if (ownProblems.length === 0) return prepared;
      return { ...prepared, problems: errorsFirst([...prepared.problems, ...ownProblems]) };
    },
  };
}

/** Dynamic values that are the same in every run. */
const steadyDraw: Draw = { seed: 'steady', at: '1970-01-01T00:00:00.000Z' };

function withDrawnKey(draft: Draft, draw: Draw): Draft {
  return { ...draft, customerKey: drawTokens(draft.customerKey, draw) };
}

/** A cell of blanks is no TID: its customer keeps the one that they have. */
function withoutBlankTid(resolution: Resolution): Resolution {
  const { draft } = resolution;
  return draft.tid.trim() === '' ? { ...resolution, draft: { ...draft, tid: '' } } : resolution;
}

/**
 * Cells reach the fields that they are mapped to as values of variables with names that nothing else has, so that a cell
 * is never read as more than a text.
 */
function readTargets(parts: ItemParts) {
  const { mapping, columns } = parts;
  const prefix = freePrefix(parts);
  const mapped = mapping.flatMap(({ column, target }) => {
    const at = columns.indexOf(column);
    if (at === -1 || target.kind === 'unused') return [];
    return { at, target, name: target.kind === 'variable' ? target.name : `${prefix}${at + 1}` };
  });

  function put(draft: Draft, target: ColumnTarget, name: string): Draft {
    const token = `{{${name}}}`;
    switch (target.kind) {
      case 'customer-key':
        return { ...draft, customerKey: token };
      case 'tid':
        return { ...draft, tid: token };
      case 'property':
        return {
          ...draft,
          properties: setProperty(draft.properties, target.name, {
            ...{ text: token, json: `{{${jsonName(name)}}}` },
            isJson: target.as && target.as !== 'text',
          }),
        };
      case 'variable':
      case 'unused':
        return draft;
    }
  }

  /** @param isRow whether its customer is that of the row: a storyboard's others stay who they are */
  function apply(draft: Draft, isRow: boolean): Draft {
    let changed = draft;
    for (const { target, name } of mapped)
      if (isRow || (target.kind !== 'customer-key' && target.kind !== 'tid')) changed = put(changed, target, name);
    return changed;
  }

  const variables = (cells: readonly string[]): readonly Variable[] =>
    mapped.flatMap(({ at, name, target }) => {
      const value = cells[at] ?? '';
      if (target.kind !== 'property') return [{ name, value }];
      const asJson = { name: jsonName(name), value: cellAsJson(value, kindOf(target)) };
      return [{ name, value }, asJson];
    });
  const used = new Set(usedVariables(draftsOf(parts), mapping).map(normalName));
  const isSent = (target: ColumnTarget) => target.kind !== 'variable' || used.has(normalName(target.name));
  /** The cells that are not of the kind that they are sent as, and those that a customer was erased from. */
  const problems = (cells: readonly string[]): readonly Problem[] =>
    mapped.flatMap(({ at, target }) => {
      const [cell = '', column = ''] = [cells[at], columns[at]];
      const isErased = parts.isErasedFrom === true && isSent(target);
      return (isErased ? erasedProblem(cell, column) : null) ?? cellProblem(cell, column, kindOf(target)) ?? [];
    });
  return { apply, variables, problems };
}

/** What no variable of the run begins with, neither one that is filled by a column nor one that an event asks for. */
function freePrefix(parts: ItemParts): string {
  const filled = parts.mapping.flatMap(({ target }) => (target.kind === 'variable' ? [normalName(target.name)] : []));
  const names = [...filled, ...usedVariables(draftsOf(parts))];
  let prefix = '#';
  while (names.some((name) => name.startsWith(prefix))) prefix += '#';
  return prefix;
}

/** The events with all that is expected of each. */
function draftsOf({ requests, expectations }: ItemParts): readonly Draft[] {
  return requests.map(({ draft }) => ({ ...draft, expectations: [...draft.expectations, ...expectations] }));
}

function kindOf(target: ColumnTarget): CellKind | null {
  return target.kind === 'property' ? (target.as ?? null) : null;
}

/** The name under which a cell is known as a JSON value, as a text in quotes where it is none. */
function jsonName(name: string): string {
  return `${name} json`;
}

const noCustomerKey: Problem = {
  level: 'warning',
  field: { kind: 'customer-key' },
  says: 'The customer key is empty in this row',
  why: 'The event is sent without a customer. Fill the cell, or skip the row.',
};
