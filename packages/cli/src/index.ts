/** The command `typevirt` as a function. */
export { main } from './program.ts';
