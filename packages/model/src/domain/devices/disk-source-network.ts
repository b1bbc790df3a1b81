/** Images that are reached over the network: servers, protocol, and what each protocol may need. */
import {
  attr,
  child,
  content,
  type Element,
  element,
  fields,
  type Form,
  type Infer,
  inside,
  many,
  oneOf,
  optional,
  string,
  uint32,
  yesNo,
} from '@typevirt/xml';
import { diskSourceHead, diskSourceTail } from './disk-source-common.ts';
import { absPath, genericName, hostName, positiveBig, strictly } from './scalars.ts';

const hostShape = {
  name: optional(attr('name', hostName, { doc: 'Host name or address; absent for a UNIX socket.' })),
  port: optional(attr('port', uint32, { doc: "Port; absent means the protocol's own." })),
  transport: optional(
    attr('transport', oneOf('tcp', 'unix', 'rdma'), {
      since: '1.0.3',
      doc: 'How to reach the server. Absent means tcp.',
    }),
  ),
  socket: optional(
    attr('socket', absPath, { since: '1.0.3', doc: 'Path of the socket, for transport unix.' }),
  ),
};
const host = fields(hostShape, {
  forms: [
    { words: { transport: ['tcp', 'rdma'] }, needs: ['name'], lacks: ['socket'] },
    { words: { transport: ['unix'] }, needs: ['transport', 'socket'], lacks: ['name', 'port'] },
  ],
});
/** A server that holds an image. */
export interface DiskSourceHost extends Infer<typeof host> {}
export const diskSourceHostXml: Element<DiskSourceHost> = element('host', host, {
  doc: 'One server.',
  since: '0.8.7',
});

const cookie = fields({
  name: attr('name', strictly("[!#$%&'*+\\-.0-9A-Z\\^_`a-z|~]+", 'cookie name', 'session', 'id'), {
    doc: "The cookie's name.",
  }),
  value: content(string, { doc: "The cookie's value." }),
});
/** A cookie sent along with HTTP requests. */
export interface DiskSourceCookie extends Infer<typeof cookie> {}
export const diskSourceCookieXml: Element<DiskSourceCookie> = element('cookie', cookie, {
  doc: 'One cookie.',
});

const identity = fields({
  user: optional(attr('user', genericName, { doc: 'User name, or `+` and a number.' })),
  group: optional(attr('group', genericName, { doc: 'Group name, or `+` and a number.' })),
});
/** Who to be on an NFS server. */
export interface NfsIdentity extends Infer<typeof identity> {}
export const nfsIdentityXml: Element<NfsIdentity> = element('identity', identity, {
  doc: 'User and group on the NFS server.',
  since: '7.0.0',
});

export const initiatorPart = {
  initiator: optional(
    inside('initiator', inside('iqn', attr('name', string)), {
      since: '4.7.0',
      doc: 'iSCSI qualified name under which the host logs in.',
    }),
  ),
};

const networkShape = {
  protocol: attr(
    'protocol',
    oneOf(
      'nbd',
      'rbd',
      'sheepdog',
      'gluster',
      'iscsi',
      'http',
      'https',
      'ftp',
      'ftps',
      'tftp',
      'ssh',
      'vxhs',
      'nfs',
    ),
    { doc: 'How the server is spoken to.' },
  ),
  name: optional(attr('name', string, { doc: 'Image, volume or export meant; required but for nbd.' })),
  query: optional(
    attr('query', string, { since: '6.2.0', doc: 'Query string of an http or https address.' }),
  ),
  tls: optional(attr('tls', yesNo, { since: '4.5.0', doc: 'Whether the connection is encrypted.' })),
  tlsFromConfig: optional(
    attr('tlsFromConfig', uint32, {
      in: ['status'],
      internal: true,
      doc: '1 when `tls` was taken from the host configuration.',
    }),
  ),
  tlsHostname: optional(
    attr('tlsHostname', string, { since: '8.2.0', doc: "Name expected in the server's certificate." }),
  ),
  ...diskSourceHead,
  hosts: many(child(diskSourceHostXml)),
  snapshot: optional(
    inside('snapshot', attr('name', string), {
      since: '1.2.11',
      doc: 'Snapshot inside the image that is used (rbd).',
    }),
  ),
  config: optional(
    inside('config', attr('file', absPath), {
      since: '1.2.11',
      doc: "Configuration file for the protocol's client (rbd).",
    }),
  ),
  ...initiatorPart,
  sslVerify: optional(
    inside('ssl', attr('verify', yesNo), {
      since: '6.2.0',
      doc: "Whether the server's certificate is checked.",
    }),
  ),
  cookies: inside('cookies', many(child(diskSourceCookieXml)), {
    since: '6.2.0',
    doc: 'Cookies sent with each request (http, https).',
  }),
  readaheadBytes: optional(
    inside('readahead', attr('size', positiveBig), {
      unit: 'B',
      since: '6.2.0',
      doc: 'Size of the read-ahead buffer.',
    }),
  ),
  timeoutSeconds: optional(
    inside('timeout', attr('seconds', positiveBig), {
      unit: 's',
      since: '6.2.0',
      doc: 'Time to wait for a connection.',
    }),
  ),
  identity: optional(child(nfsIdentityXml)),
  ...diskSourceTail,
};
type Part = keyof typeof networkShape;
/** What only some protocols have. */
const special = [
  'query',
  'tls',
  'tlsHostname',
  'snapshot',
  'config',
  'auth',
  'initiator',
  'sslVerify',
  'cookies',
  'readaheadBytes',
  'timeoutSeconds',
  'identity',
  'encryption',
] as const satisfies readonly Part[];
/** What only images on this host have. */
const local = ['startupPolicy', 'seclabels', 'reservations'] as const satisfies readonly Part[];
const named: readonly Part[] = ['name', 'hosts'];
const curl: readonly Part[] = ['readaheadBytes', 'timeoutSeconds', 'auth', 'encryption'];
const web: readonly Part[] = ['query', 'cookies', ...curl];
/** A protocol's form: what it needs, and which of the special parts it may have. */
const spoken = (protocol: readonly string[], needs: readonly Part[], has: readonly Part[]): Form<Part> => ({
  words: { protocol },
  needs,
  lacks: [...local, ...special.filter((part) => !has.includes(part))],
});
const networkSource = fields(networkShape, {
  forms: [
    spoken(['nbd'], ['hosts'], ['tls', 'tlsHostname', 'encryption']),
    spoken(['rbd'], [], ['snapshot', 'config', 'auth', 'encryption']),
    spoken(['iscsi'], named, ['auth', 'initiator', 'encryption']),
    spoken(['http'], named, web),
    spoken(['https'], named, ['sslVerify', ...web]),
    spoken(['ftp'], named, curl),
    spoken(['ftps'], named, ['sslVerify', ...curl]),
    spoken(['sheepdog', 'tftp'], named, ['readaheadBytes', 'timeoutSeconds', 'encryption']),
    spoken(['gluster'], named, ['encryption']),
    spoken(['vxhs'], named, ['tls']),
    spoken(['nfs'], [...named, 'identity'], ['identity']),
    spoken(['ssh'], named, ['auth', 'encryption']),
  ],
});
/** An image on a storage server. */
export interface DiskNetworkSource extends Infer<typeof networkSource> {}
export const diskNetworkSourceXml: Element<DiskNetworkSource> = element('source', networkSource, {
  doc: 'Image on a storage server.',
  since: '0.8.7',
});
