import type { Socket } from 'node:net';

/**
 * Whether a connection leads to its own beginning. The system may give the port that a program connects to on its own
 * computer to that very connection, where nothing listens there. TCP then joins it to itself, and what is written is read back.
 */
export function isConnectedToItself({ localAddress, localPort, remoteAddress, remotePort }: Socket): boolean {
  return localPort !== undefined && localPort === remotePort && localAddress === remoteAddress;
}

/** Ends such a connection, as the system refuses one where nothing listens. Returns whether it did. */
export function refuseSelfConnection(socket: Socket): boolean {
  if (!isConnectedToItself(socket)) return false;
  socket.destroy(Object.assign(new Error('Nothing listens there.'), { code: 'ECONNREFUSED' }));
  return true;
}
