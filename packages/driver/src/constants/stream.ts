/**
 * Numbers of libvirt's public API: stream. Keys are the C names without their common prefix, in camelCase.
 *
 * @source libvirt public headers, API description 9.0.0 and newer
 */
/** Values of libvirt's `virEventHandleType`, a set of bits; since 0.5.0. */
export const EventHandleType = {
  readable: 0x1,
  writable: 0x2,
  error: 0x4,
  hangup: 0x8,
} as const;
/** Any union of the bits of EventHandleType. */
export type EventHandleType = number;

/** Values of libvirt's `virStreamEventType`, a set of bits; since 0.7.2. */
export const StreamEventType = {
  readable: 0x1,
  writable: 0x2,
  error: 0x4,
  hangup: 0x8,
} as const;
/** Any union of the bits of StreamEventType. */
export type StreamEventType = number;

/** Values of libvirt's `virStreamFlags`, a set of bits; since 0.7.2. */
export const StreamFlags = {
  nonblock: 0x1,
} as const;
/** Any union of the bits of StreamFlags. */
export type StreamFlags = number;

/** Values of libvirt's `virStreamRecvFlagsValues`, a set of bits; since 3.4.0. */
export const StreamRecvFlagsValues = {
  stopAtHole: 0x1,
} as const;
/** Any union of the bits of StreamRecvFlagsValues. */
export type StreamRecvFlagsValues = number;
