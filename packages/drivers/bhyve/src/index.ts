/** bhyve: the hypervisor of FreeBSD. */
export { bhyveDefinitions, type BhyveProgram } from './settle/definition.ts';
