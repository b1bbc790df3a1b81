/** Paths as clients write them. */

/** No slash at the end, no two beside each other; two at the beginning mean something of their own. */
export function tidyPath(path: string): string {
  const root = /^\/\/(?!\/)/.test(path) ? '/' : '';
  return (
    root +
    path
      .slice(root.length)
      .replace(/\/{2,}/g, '/')
      .replace(/(.)\/$/, '$1')
  );
}
