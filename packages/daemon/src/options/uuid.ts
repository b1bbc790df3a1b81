/** UUIDs as people write them: with or without dashes. */

/** The canonical form, or null for what is no UUID. */
export function parseUuid(text: string): string | null {
  const digits = text.trim().toLowerCase().replaceAll('-', '');
  if (!/^[\da-f]{32}$/.test(digits)) return null;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
