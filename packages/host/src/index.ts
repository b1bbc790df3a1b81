/** What a Linux host offers, each facility behind a small interface. Node only; knows no XML and no RPC. */
export * from './sys/errors.ts';
export { hasLibc } from './sys/libc.ts';
export * from './sys/descriptors.ts';
export * from './sys/fd-messages.ts';
export * from './sys/notify.ts';
export * from './sys/peer-credentials.ts';
export * from './sys/readiness.ts';
export { listenUnix, socketPair } from './sys/unix-sockets.ts';
export * from './process/exit.ts';
export * from './process/identity.ts';
export * from './process/kill.ts';
export * from './process/spawn.ts';
export * from './process/stat.ts';
export * from './transport/fd-transport.ts';
export * from './transport/unix-transport.ts';
export * from './files/atomic-write.ts';
export * from './files/layout.ts';
export * from './files/lock.ts';
