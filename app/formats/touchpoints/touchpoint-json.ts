import { z } from 'zod';
import { decodeJson } from '#app/text/json.ts';
import { touchpointSchema } from '#app/touchpoints/touchpoint.ts';
import { interactionPointProblem, touchpointProblem } from '#app/touchpoints/touchpoint-problems.ts';
import type { TouchpointReading, UnreadLine } from './read-touchpoints.ts';

const itemSchema = touchpointSchema.omit({ id: true }).extend({ name: z.string().default('') });
const listSchema = z.union([z.array(z.unknown()), z.object({ touchpoints: z.array(z.unknown()) })]);

/** Reads a list of Touchpoints as Tidings writes them in a workspace, alone or in an object under `touchpoints`. */
export function readTouchpointJson(text: string): TouchpointReading {
  const value = decodeJson(text);
  const list = listSchema.safeParse(value);
  if (value === undefined) return unreadable('It isn’t valid JSON.');
  if (!list.success) return unreadable('It has no list of Touchpoints.');
  const items = Array.isArray(list.data) ? list.data : list.data.touchpoints;
  const unread: UnreadLine[] = [];
  const touchpoints = items.flatMap((item, index) => {
    const where = `Item ${index + 1}`;
    const reading = itemSchema.safeParse(item);
    if (!reading.success) {
      const [issue] = reading.error.issues;
      unread.push({ where, says: `${issue?.path.join('.') || 'It'} can’t be read as part of a Touchpoint.` });
      return [];
    }
    const problem = touchpointProblem(reading.data.pattern);
    if (problem !== null) {
      unread.push({ where, says: `“${reading.data.pattern}” isn’t the pattern of a Touchpoint. ${problem}` });
      return [];
    }
    const interactionPoints = reading.data.interactionPoints.filter((point) => {
      const says = interactionPointProblem(point);
      if (says !== null)
        unread.push({ where, says: `“${point.pattern}” isn’t the pattern of an Interaction Point. ${says}` });
      return says === null;
    });
    return [{ ...reading.data, interactionPoints }];
  });
  return { touchpoints, unread };
}

function unreadable(says: string): TouchpointReading {
  return { touchpoints: [], unread: [{ where: 'The text', says }] };
}
