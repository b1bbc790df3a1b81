/** VMware: ESX hosts, vCenter and desktop products. */
export { vmwareDefinitions, type VmwareProduct } from './settle/definition.ts';
