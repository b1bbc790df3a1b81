/** The QMP client. */
export * from './commands.ts';
export * from './errors.ts';
export * from './events.ts';
export { formatJson, type JsonObject, parseJson } from './json.ts';
export * from './monitor.ts';
