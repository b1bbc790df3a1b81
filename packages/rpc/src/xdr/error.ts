/** A value that cannot be put on the wire, or bytes that are not the value they should be. */
export class XdrError extends Error {
  override readonly name = 'XdrError';
  /** What is wrong, without the place. */
  readonly detail: string;
  /** The field it is wrong in, from the outermost in (`dom.uuid`), empty for a bare value. */
  readonly path: string;

  constructor(detail: string, path = '', options?: ErrorOptions) {
    super(path === '' ? detail : `${path}: ${detail}`, options);
    this.detail = detail;
    this.path = path;
  }

  /** The same error, one field further out. */
  inside(field: string): XdrError {
    return new XdrError(this.detail, this.path === '' ? field : `${field}.${this.path}`, {
      cause: this.cause,
    });
  }
}
