/** Bodies of the commands that reach into a guest: consoles, keys, pictures, displays. */
import { open } from 'node:fs/promises';
import { DomainConsoleFlags, DomainFDAssociateFlags, DomainProcessSignal, DomainXMLFlags } from 'typevirt';
import { attempt, Failure, SilentFailure } from '../failure.ts';
import { parseInteger } from '../grammar/numbers.ts';
import type { accessRows } from '../table/access.ts';
import { find, parseXml, valueAt } from '../xml/tree.ts';
import type { Bodies } from './body.ts';
import { openConsole } from './console.ts';
import { displayUris } from './displays.ts';
import { domainOf } from './find.ts';
import { runInside } from './namespaces.ts';
import { duplicateFds, passedFds } from './pass-fds.ts';

export const codesets = [
  'linux',
  'xt',
  'atset1',
  'atset2',
  'atset3',
  'os_x',
  'xt_kbd',
  'usb',
  'win32',
  'qnum',
];
const mostKeys = 16;

const pictureSuffixes: Readonly<Record<string, string>> = {
  'image/x-portable-pixmap': '.ppm',
  'image/png': '.png',
};

function stampForFile(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}-${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

export const bodies: Bodies<typeof accessRows> = {
  async console(args, shell) {
    const domain = await domainOf(args, shell);
    const device = args.text('devname') ?? null;
    const flags = args.flags({ force: DomainConsoleFlags.force, safe: DomainConsoleFlags.safe });
    await openConsole(domain, device, flags, shell);
  },

  async screenshot(args, shell) {
    const domain = await domainOf(args, shell);
    const screen = args.uint('screen') ?? 0;
    const given = args.text('file');
    const message = `could not take a screenshot of ${domain.name}`;
    const { mime, stream } = await attempt(message, () => domain.screenshot(screen));
    const file = given ?? `${domain.name}-${stampForFile(new Date())}${pictureSuffixes[mime ?? ''] ?? ''}`;
    let output: Awaited<ReturnType<typeof open>>;
    try {
      output = await open(file, 'wx', 0o666).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return open(file, 'w');
        throw error;
      });
    } catch {
      await stream.readable.cancel().catch(() => undefined);
      throw new Failure(`cannot create file ${file}`);
    }
    try {
      await attempt(`could not receive data from domain '${domain.name}'`, async () => {
        for await (const chunk of stream.readable) await output.write(chunk);
      });
    } finally {
      await output.close();
    }
    shell.out.show({ file, mime }, `Screenshot saved to ${file}, with type of ${mime}`);
  },

  async 'send-key'(args, shell) {
    const domain = await domainOf(args, shell);
    const codeset = args.nonEmpty('codeset') ?? 'linux';
    const holdtimeMs = args.uint('holdtime') ?? 0;
    const set = codesets.indexOf(codeset === 'rfb' ? 'qnum' : codeset);
    if (set < 0) throw new Failure(`unknown codeset: '${codeset}'`);
    const words = args.list('keycode');
    const { keyNames } = await import('./key-names.ts');
    const codes = words.map((word) => {
      const code = /^(0x[0-9a-f]{1,4}|[0-9]{1,5})$/i.test(word) ? Number(word) : undefined;
      const value = code ?? keyNames[codeset]?.[word];
      if (value === undefined) throw new Failure(`invalid keycode: '${word}'`);
      return value;
    });
    if (codes.length > mostKeys) throw new Failure('too many keycodes');
    await domain.sendKey(set, holdtimeMs, codes);
  },

  async domdisplay(args, shell) {
    args.exclusive('all', 'type');
    const domain = await domainOf(args, shell);
    if (!(await domain.isActive())) throw new Failure('Domain is not running');
    const document = parseXml(
      await domain.getXmlDesc(args.flags({ 'include-password': DomainXMLFlags.secure })),
    );
    const type = args.text('type');
    const uris = displayUris(document, {
      type,
      all: args.has('all'),
      withPassword: args.has('include-password'),
    });
    if (uris.length > 0) {
      shell.out.show(uris, args.has('all') ? uris.map((uri) => `${uri}\n`).join('') : uris[0]!);
    } else if (type !== undefined) throw new Failure(`No graphical display with type '${type}' found`);
    else throw new Failure('No graphical display found');
  },

  async vncdisplay(args, shell) {
    const domain = await domainOf(args, shell);
    if (!(await domain.isActive())) throw new Failure('Domain is not running');
    const devices = find(parseXml(await domain.getXmlDesc()), 'devices');
    const vnc = devices?.children.find(
      (each) => typeof each !== 'string' && each.name === 'graphics' && each.attributes.type === 'vnc',
    );
    const graphics = typeof vnc === 'string' ? undefined : vnc;
    const port = Number(valueAt(graphics, '@port') || -1);
    if (graphics === undefined || port < 0)
      throw new Failure('Failed to get VNC port. Is this domain using VNC?');
    const listen = valueAt(graphics, '@listen') ?? valueAt(graphics, 'listen/@address') ?? '';
    const host = listen === '0.0.0.0' || listen === '::' ? '' : listen;
    const display = `${host.includes(':') ? `[${host}]` : host}:${port - 5900}`;
    shell.out.show({ display }, `${display}\n`);
  },

  async ttyconsole(args, shell) {
    const domain = await domainOf(args, shell);
    const tty = valueAt(parseXml(await domain.getXmlDesc()), 'devices/console/@tty') ?? null;
    if (tty === null) throw new SilentFailure();
    shell.out.show({ tty }, `${tty}\n`);
  },

  async 'send-process-signal'(args, shell) {
    const domain = await domainOf(args, shell);
    const processId = args.long('pid')!;
    const written = args.required('signame');
    const signal = signalNumber(written);
    if (signal === undefined) throw new Failure(`malformed signal name: ${written}`);
    await domain.sendProcessSignal(processId, signal);
  },

  async 'lxc-enter-namespace'(args, shell) {
    await shell.passFiles();
    const domain = await domainOf(args, shell);
    await runInside(await domain.lxcOpenNamespace(), args.list('cmd'));
  },

  async 'dom-fd-associate'(args, shell) {
    await shell.passFiles();
    const domain = await domainOf(args, shell);
    const name = args.required('name');
    const fds = passedFds(args);
    const flags = args.flags({
      'seclabel-writable': DomainFDAssociateFlags.writable,
      'seclabel-restore': DomainFDAssociateFlags.restore,
    });
    await domain.fdAssociate(name, await duplicateFds(fds), flags);
  },
};

/** The number of a signal by number, as `hup`, `SIGHUP` or `SIG_HUP`. */
function signalNumber(written: string): number | undefined {
  const number = parseInteger(written, { min: 0n, max: 64n });
  if (number !== undefined) return Number(number);
  const name = written.toLowerCase().replace(/^sig_?/, '');
  return name === 'last' ? undefined : (DomainProcessSignal as Readonly<Record<string, number>>)[name];
}
