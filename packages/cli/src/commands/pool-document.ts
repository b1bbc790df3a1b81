/** The document that `pool-create-as` and `pool-define-as` send. */
import type { Arguments } from '../grammar/arguments.ts';
import { escapeXml } from '../xml/tree.ts';

type PoolOption =
  | 'name'
  | 'type'
  | 'source-host'
  | 'source-path'
  | 'source-dev'
  | 'source-name'
  | 'target'
  | 'source-format'
  | 'auth-type'
  | 'auth-username'
  | 'secret-usage'
  | 'secret-uuid'
  | 'adapter-name'
  | 'adapter-wwnn'
  | 'adapter-wwpn'
  | 'adapter-parent'
  | 'adapter-parent-wwnn'
  | 'adapter-parent-wwpn'
  | 'adapter-parent-fabric-wwn'
  | 'source-protocol-ver'
  | 'source-initiator';

/** The document for the options given. */
export function poolDocument(args: Arguments<PoolOption>): string {
  args.exclusive('secret-usage', 'secret-uuid');
  const source = [...placeLines(args), ...adapterLines(args), ...authLines(args), ...formatLines(args)];
  const target = args.text('target');
  return [
    `<pool type='${escapeXml(args.required('type'))}'>`,
    `  <name>${escapeXml(args.required('name'))}</name>`,
    ...(source.length === 0 ? [] : ['  <source>', ...source.map((line) => `    ${line}`), '  </source>']),
    ...(target === undefined ? [] : ['  <target>', `    <path>${escapeXml(target)}</path>`, '  </target>']),
    '</pool>',
    '',
  ].join('\n');
}

function element(name: string, attribute: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`<${name} ${attribute}='${escapeXml(value)}'/>`];
}

function placeLines(args: Arguments<PoolOption>): string[] {
  const initiator = args.text('source-initiator');
  return [
    ...element('host', 'name', args.text('source-host')),
    ...element('dir', 'path', args.text('source-path')),
    ...element('device', 'path', args.text('source-dev')),
    ...(initiator === undefined
      ? []
      : ['<initiator>', `  <iqn name='${escapeXml(initiator)}'/>`, '</initiator>']),
  ];
}

function adapterLines(args: Arguments<PoolOption>): string[] {
  const [wwnn, wwpn] = [args.text('adapter-wwnn'), args.text('adapter-wwpn')];
  if (wwnn === undefined || wwpn === undefined) {
    const name = args.text('adapter-name');
    return name === undefined ? [] : [`<adapter type='scsi_host' name='${escapeXml(name)}'/>`];
  }
  const parts: [string, string | undefined][] = [
    ['parent', args.text('adapter-parent')],
    ['parent_wwnn', args.text('adapter-parent-wwnn')],
    ['parent_wwpn', args.text('adapter-parent-wwpn')],
    ['parent_fabric_wwn', args.text('adapter-parent-fabric-wwn')],
    ['wwnn', wwnn],
    ['wwpn', wwpn],
  ];
  const attributes = parts.flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}='${escapeXml(value)}'`],
  );
  return [`<adapter type='fc_host'${attributes.join('')}/>`];
}

function authLines(args: Arguments<PoolOption>): string[] {
  const [type, user] = [args.text('auth-type'), args.text('auth-username')];
  const [usage, uuid] = [args.text('secret-usage'), args.text('secret-uuid')];
  if (type === undefined || user === undefined || (usage === undefined && uuid === undefined)) return [];
  const secret =
    usage === undefined ? `<secret uuid='${escapeXml(uuid!)}'/>` : `<secret usage='${escapeXml(usage)}'/>`;
  return [`<auth type='${escapeXml(type)}' username='${escapeXml(user)}'>`, `  ${secret}`, '</auth>'];
}

function formatLines(args: Arguments<PoolOption>): string[] {
  const name = args.text('source-name');
  return [
    ...(name === undefined ? [] : [`<name>${escapeXml(name)}</name>`]),
    ...element('format', 'type', args.text('source-format')),
    ...element('protocol', 'ver', args.text('source-protocol-ver')),
  ];
}
