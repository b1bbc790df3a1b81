/** LXC: containers of Linux. */
export { lxcDefinitions, type LxcHost } from './settle/definition.ts';
