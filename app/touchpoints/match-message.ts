import { formatCount } from '#app/quantity.ts';
import type { Difference } from './closest.ts';
import type { ExactRule } from './exactness.ts';
import type { Undocumented } from './interaction-points.ts';
import type { UriMatch } from './match-uri.ts';
import type { NotCaptured } from './not-captured.ts';
import { interactionPointName, touchpointName } from './touchpoint.ts';

/** What is said of a match: whether it needs a look, one line for all to see, and what stands behind it. */
export type MatchMessage = {
  readonly isDoubtful: boolean;
  readonly says: string;
  readonly details: readonly string[];
};

const differences: Readonly<Record<Difference, string>> = {
  case: 'the case differs',
  encoding: 'the percent-encoding differs',
  slash: 'the trailing slash differs',
  scheme: 'the scheme differs',
  host: 'the host differs',
};

const undocumentedDifference: ReadonlySet<Difference> = new Set(['case', 'encoding', 'slash']);

const rules: Readonly<Record<ExactRule, string>> = {
  'same-text': 'it has no wildcard',
  'part-of-other': 'it takes only a part of what the other takes',
  'fewer-wildcards': 'it has fewer wildcards',
  'more-letters': 'it has more letters besides its wildcards',
};

/** MXO’s pages say “most exact”, and not how two patterns with wildcards are compared. */
const undocumentedRules: ReadonlySet<ExactRule> = new Set(['fewer-wildcards', 'more-letters']);

const undocumented: Readonly<Record<Undocumented, string>> = {
  parameters: 'How MXO compares several parameters and their order is not documented.',
  'whole-expression': 'Whether a regular expression must fit the whole path is not documented.',
};

/** How many names a line has room for. */
const mostNames = 4;

/** What to tell a person of where an event goes by their map. */
export function describeMatch(match: UriMatch, notCaptured: NotCaptured): MatchMessage {
  switch (match.kind) {
    case 'none': {
      if (match.closest === null) return doubt('No Touchpoint of your map takes this URI.', []);
      const { one, difference } = match.closest;
      return doubt(
        `No Touchpoint of your map takes this URI. The closest is ${one.pattern}: ${differences[difference]}.`,
        keepEqual(difference),
      );
    }
    case 'tie':
      return doubt(
        `${formatCount(match.touchpoints.length, 'Touchpoint')} of your map take this URI: ${list(match.touchpoints.map(touchpointName))}.`,
        ['MXO uses only the most exact one. Which of these that is isn’t documented.'],
      );
    case 'found': {
      const { touchpoint, points, over, nearly, closestPoint } = match;
      const goes = `Goes to Touchpoint ${touchpointName(touchpoint)}.`;
      const names = points.matched.map(({ point }) => interactionPointName(point));
      const depends = new Set(points.matched.flatMap(({ dependsOn }) => dependsOn ?? []));
      const details = [
        ...(over === null ? [] : [`MXO uses it and not ${touchpointName(over.touchpoint)}: ${rules[over.rule]}.`]),
        ...(over !== null && undocumentedRules.has(over.rule)
          ? ['How MXO compares patterns with wildcards is not documented.']
          : []),
        ...(nearly === null
          ? []
          : [
              `${nearly.one.pattern} almost takes it: ${differences[nearly.difference]}.`,
              ...keepEqual(nearly.difference),
            ]),
        ...[...depends].map((one) => undocumented[one]),
        ...points.unread.map(({ point, says }) => `${interactionPointName(point)} ${says}.`),
        ...describeNotCaptured(notCaptured),
      ];
      if (names.length > 0)
        return {
          isDoubtful: details.length > (over === null ? 0 : 1),
          says: `${goes} Matches ${formatCount(names.length, 'Interaction Point')}: ${list(names)}.`,
          details,
        };
      if (touchpoint.interactionPoints.length === 0)
        return { isDoubtful: nearly !== null, says: `${goes} Your map has no Interaction Points for it.`, details };
      if (closestPoint === null) return doubt(`${goes} None of its Interaction Points match.`, details);
      const { one, difference } = closestPoint;
      return doubt(
        `${goes} None of its Interaction Points match. The closest is ${one.pattern}: ${differences[difference]}.`,
        [...keepEqual(difference), ...details],
      );
    }
  }
}

function doubt(says: string, details: readonly string[]): MatchMessage {
  return { isDoubtful: true, says, details };
}

function keepEqual(difference: Difference): readonly string[] {
  return undocumentedDifference.has(difference) ? ['How MXO compares this is not documented. Keep them equal.'] : [];
}

function describeNotCaptured({ properties, parameters }: NotCaptured): readonly string[] {
  const says = (noun: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`No capture point of your map takes the ${noun} ${list(names)}.`];
  return [
    ...says(properties.length === 1 ? 'property' : 'properties', properties),
    ...says(parameters.length === 1 ? 'parameter' : 'parameters', parameters),
  ];
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}
