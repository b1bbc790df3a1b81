/** Transports of Node: sockets and child processes. */
export { ProcessTransport } from './process-transport.ts';
export { connectTcp, connectUnix, SocketTransport } from './socket-transport.ts';
