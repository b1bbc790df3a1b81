/** What is wrong with one device, wherever it stands. */
import type { RefusalCode, RefusalDomain } from '../../document-error.ts';

export interface Complaint {
  readonly code: RefusalCode;
  readonly detail: string;
  /** Default: `domain`. */
  readonly domain?: RefusalDomain;
  /** What of the device: `/target/@bus`. Default: all of it. */
  readonly at?: string;
}
