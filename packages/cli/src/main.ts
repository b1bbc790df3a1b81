/** What the bundle gives to those who load it: the command's own start, and the build. */
export { main, run } from './program.ts';
export const referenceFiles = async (folder: string): Promise<{ path: string; text: string }[]> =>
  (await import('./documents/reference.ts')).referenceFiles(folder);
