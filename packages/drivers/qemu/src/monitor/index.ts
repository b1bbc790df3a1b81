/** The QMP client. */
export * from './commands.ts';
export * from './errors.ts';
export * from './events.ts';
export type { Json, JsonObject, QmpInt } from './json.ts';
export * from './monitor.ts';
