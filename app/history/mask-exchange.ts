import { maskedCustomer, matchIdentities } from '#app/customers/customer-matcher.ts';
import { type Exchange, exchangeSchema } from '#app/exchange/exchange.ts';
import { base64Forms } from '#app/text/base64.ts';

const options = { instead: maskedCustomer, withAddresses: true };

/**
 * Takes customer keys out of exchanges, however they are written. TIDs stay: Monitoring knows them.
 * @param customerKeys those of all exchanges: one of them may be named in the event of another
 */
export function exchangeMask(customerKeys: Iterable<string>): (exchange: Exchange) => Exchange {
  const keys = new Set([...customerKeys].map((key) => key.trim()).filter((key) => key !== ''));
  const ofAll = matchIdentities([...keys].map(toIdentity), options);
  return (exchange) => {
    const { customerKey } = exchange.draft;
    const isNobody = customerKey.trim() === '';
    // Their own key is looked for everywhere, also one that is a common word or number.
    const own = isNobody ? exchange : clearOwn(exchange, customerKey.trim());
    const cleared = ofAll.clear(exchangeSchema, own);
    const draft = { ...cleared.draft, customerKey: isNobody ? customerKey : maskedCustomer };
    return { ...cleared, draft, result: withoutRaw(cleared.result) };
  };
}

const toIdentity = (customerKey: string) => ({ customerKey, tids: [] });

function clearOwn(exchange: Exchange, key: string): Exchange {
  const matcher = matchIdentities([key, ...base64Forms(key)].map(toIdentity), { ...options, isThorough: true });
  return matcher.clear(exchangeSchema, exchange);
}

/** The bytes of an answer may be compressed, so what they say can't be masked. */
function withoutRaw(result: Exchange['result']): Exchange['result'] {
  if (result.kind === 'under-way') return result;
  const { raw: _, ...rest } = result;
  return rest;
}
