/**
 * Opening and closing a session, and proving who asks. A unix socket's peer is known from the kernel, so the only way
 * to authenticate is none; a client must ask for the list of ways before anything else, as libvirt's do.
 */
import { VirtError } from '@typevirt/driver';
import { area } from './handler.ts';

export const sessionHandlers = area({
  connectOpen: ({ name, flags }, session) => session.open(name, flags),
  connectClose: (_args, session) => session.closeAfterReply(),
  connectSetIdentity: ({ params }, session) => session.setIdentity(params),
  authList: (_args, session) => ({ types: session.authenticationWays() }),
  authSaslInit: refuse,
  authSaslStart: refuse,
  authSaslStep: refuse,
  authPolkit: refuse,
});

function refuse(): never {
  throw new VirtError('authFailed', 'authentication failed', { domain: 'rpc' });
}
