/**
 * The numbers of the packet layer.
 *
 *     length │ prog vers proc type serial status │ [nfds] │ payload ┊ one carrier byte per descriptor
 *        4   │               24                  │  [4]   │         ┊ (outside of length)
 *
 * `length` counts itself. `nfds` and the carriers exist in packets of the two types with descriptors only.
 *
 * @source libvirt src/rpc/virnetprotocol.x, virnetmessage.h
 */
export const packetTypes = {
  call: 0,
  reply: 1,
  message: 2,
  stream: 3,
  callWithFds: 4,
  replyWithFds: 5,
  streamHole: 6,
} as const;

export const statuses = { ok: 0, error: 1, continue: 2 } as const;

export const lengthBytes = 4;
export const headerBytes = 24;

/** Longest packet, its length word included. */
export const maxPacketBytes = 33_554_436;

/** Most file descriptors one packet may carry. */
export const maxPacketFds = 32;

/** Most stream data put into one packet; older peers refuse more. */
export const maxStreamDataBytes = 262_120;

/** The peer broke the framing. Nothing after it can be understood, so the connection ends. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

export function carriesFds(type: number): boolean {
  return type === packetTypes.callWithFds || type === packetTypes.replyWithFds;
}
