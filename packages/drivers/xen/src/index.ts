/** Xen, by its toolstack libxl. */
export { xenDefinitions, type XenHost } from './settle/definition.ts';
