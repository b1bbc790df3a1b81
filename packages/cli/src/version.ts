/** The version of this package; the release sets it here and in `package.json`. */
export const version = '0.1.0';
