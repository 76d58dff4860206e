import { createServer } from 'node:http';

/**
 * A local server in place of a tenant: it answers most events, refuses some, and drops the connection for some.
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function startTenant() {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      count += 1;
      if (count % 37 === 0) return response.destroy();
      response.statusCode = count % 23 === 0 ? 503 : 200;
      response.setHeader('Content-Type', 'application/json');
      const tail = String(count).padStart(12, '0');
      response.end(JSON.stringify({ statusCode: response.statusCode, tid: `dedc2983-4666-4641-8047-${tail}` }));
      return undefined;
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the tenant has no port');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
