/** VMware: ESX hosts, vCenter and desktop products. */
export { vmwareDefinitions } from './settle/definition.ts';
