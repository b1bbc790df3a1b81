/** Network filters and where they stand. */
export * from './binding.ts';
export * from './nwfilter.ts';
export type { FilterMatch, FilterProtocolName } from './protocols.ts';
