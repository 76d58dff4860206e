import { draftSchema } from '#app/event/draft.ts';
import { editParameters, editUri, isInStep } from '#app/event/parameters.ts';

const withParametersSchema = draftSchema.pick({ uri: true, parametersOn: true, parameters: true });

/**
 * An object that was cleared, where it is a draft with its table and its URI in step again. Either may show a customer
 * whom the other doesn’t, and what is left in one would be written back into the other.
 */
export function inStep(before: object, cleared: object, clearUri: (uri: string) => string): object {
  if (!('parametersOn' in before)) return cleared;
  const was = withParametersSchema.safeParse(before);
  const is = withParametersSchema.safeParse(cleared);
  if (!was.success || !is.success || is.data.parametersOn === 'request-url' || !isInStep(was.data)) return cleared;
  const byTable = editParameters(is.data, is.data.parameters);
  const uri = clearUri(byTable.uri);
  return { ...cleared, ...(uri === byTable.uri ? byTable : editUri(byTable, uri)) };
}
