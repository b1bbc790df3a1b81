/** What the bundle gives to those who load it: the command's own start, and the build. */
export { main, run } from './program.ts';
