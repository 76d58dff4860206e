import { z } from 'zod';

/** A record of zod that also takes a value by the name `__proto__`: zod itself leaves it out, and says nothing. */
const NamedValues: z.core.$constructor<z.ZodRecord<z.ZodString, z.ZodType>> = z.core.$constructor(
  'ZodNamedValues',
  (schema, definition) => {
    z.ZodRecord.init(schema, definition);
    const parse = schema._zod.parse;
    schema._zod.parse = (payload, context) => {
      const given: unknown = payload.value;
      const own: unknown = Object.getOwnPropertyDescriptor(Object(given), proto)?.value;
      const parsed = parse(payload, context);
      if (own === undefined || !z.core.util.isPlainObject(given)) return parsed;
      return withProto(parsed, definition.valueType._zod.run({ value: own, issues: [] }, context));
    };
  },
);

const proto = '__proto__';

type Payload = z.core.ParsePayload;

/** No schema here waits for anything, so that none gives a promise. */
function withProto(parsed: Payload | Promise<Payload>, one: Payload | Promise<Payload>): Payload {
  if (parsed instanceof Promise || one instanceof Promise) throw new z.core.$ZodAsyncError();
  if (one.issues.length > 0) parsed.issues.push(...z.core.util.prefixIssues(proto, one.issues));
  else
    Object.defineProperty(parsed.value, proto, {
      value: one.value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return parsed;
}

/** Values by names that a person or a file gave, whatever the names are. */
export function namedValues<T extends z.ZodType>(value: T): z.ZodRecord<z.ZodString, T> {
  return new NamedValues({ type: 'record', keyType: z.string(), valueType: value }) as z.ZodRecord<z.ZodString, T>;
}
