/** Bodies of the commands that show and change a domain's definition. */
import { type Domain, DomainDefineFlags, DomainMetadataType, DomainXMLFlags } from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { documentsRows } from '../table/documents.ts';
import type { Bodies, Shell } from './body.ts';
import { editDocument, showDocument } from './document.ts';
import { readDocument } from './files.ts';
import { domainOf } from './find.ts';
import { impactOf } from './impact.ts';
import { domainText } from './list.ts';

export const bodies: Bodies<typeof documentsRows> = {
  async dumpxml(args, shell) {
    const flags = args.flags({
      inactive: DomainXMLFlags.inactive,
      'security-info': DomainXMLFlags.secure,
      'update-cpu': DomainXMLFlags.updateCpu,
      migratable: DomainXMLFlags.migratable,
    });
    const domain = await domainOf(args, shell);
    await showDocument(shell, args, () => domain.getXmlDesc(flags));
  },

  async edit(args, shell) {
    const domain = await domainOf(args, shell);
    const readFlags = DomainXMLFlags.secure | ((await domain.isPersistent()) ? DomainXMLFlags.inactive : 0);
    const validateAtFirst = !args.has('skip-validate');
    const connection = await shell.connection();
    let edited = domain;
    const changed = await editDocument(shell, {
      read: () => domain.getXmlDesc(readFlags),
      unchanged: `Domain '${domain.name}' XML configuration not changed.\n`,
      write: async (xml, { validate }) => {
        edited = await connection.domainDefineXml(
          xml,
          validate && validateAtFirst ? DomainDefineFlags.validate : 0,
        );
      },
    });
    if (changed) shell.out.say(`Domain '${edited.name}' XML configuration edited.\n`);
  },

  async desc(args, shell) {
    const flags = impactOf(args);
    const domain = await domainOf(args, shell);
    const what = args.has('title') ? 'title' : 'description';
    const words = args.list('new-desc').join(' ').trim();
    if (args.has('edit')) await editText(domain, what, flags, words, shell);
    else if (args.has('new-desc')) await setText(domain, what, flags, words, shell);
    else {
      const text = await domainText(domain, what, flags);
      if (text === '' && shell.out.isText) shell.out.say(`No ${what} for domain: ${domain.name}`);
      else shell.out.show({ [what]: text }, text);
    }
  },

  async metadata(args, shell) {
    const flags = impactOf(args);
    args.exclusive('edit', 'set');
    args.exclusive('remove', 'set');
    args.exclusive('remove', 'edit');
    const domain = await domainOf(args, shell);
    const uri = args.required('uri');
    const key = args.text('key') ?? null;
    const set = args.text('set');
    if ((set !== undefined || args.has('edit')) && key === null) {
      throw new Failure('namespace key is required when modifying metadata');
    }
    const type = DomainMetadataType.element;
    if (set !== undefined || args.has('remove')) {
      await domain.setMetadata({ type, metadata: set ?? null, key, uri }, flags);
      shell.out.print(`Metadata ${args.has('remove') ? 'removed' : 'modified'}`);
      shell.out.print('\n');
    } else if (args.has('edit')) {
      await editMetadata(domain, key, uri, flags, shell);
    } else {
      const metadata = await domain.getMetadata(type, uri, flags);
      shell.out.show({ metadata }, `${metadata}\n`);
    }
  },

  async 'domxml-from-native'(args, shell) {
    const format = args.required('format');
    const config = await readDocument(args.required('config'));
    const xml = await (await shell.connection()).domainXmlFromNative(format, config);
    shell.out.show({ xml }, xml);
  },

  async 'domxml-to-native'(args, shell) {
    const format = args.required('format');
    const file = args.text('xml');
    args.exclusive('domain', 'xml');
    if (!args.has('domain') && file === undefined) throw new Failure('need either domain or domain XML');
    const xml =
      file === undefined ? await (await domainOf(args, shell)).getXmlDesc() : await readDocument(file);
    const native = await (await shell.connection()).domainXmlToNative(format, xml);
    shell.out.show({ native }, native);
  },
};

async function setText(
  domain: Domain,
  what: 'title' | 'description',
  flags: number,
  text: string,
  shell: Shell,
): Promise<void> {
  const change = { type: DomainMetadataType[what], metadata: text, key: null, uri: null };
  await attempt(`Failed to set new domain ${what}`, () => domain.setMetadata(change, flags));
  shell.out.say(`Domain ${what} updated successfully`);
}

async function editText(
  domain: Domain,
  what: 'title' | 'description',
  flags: number,
  given: string,
  shell: Shell,
): Promise<void> {
  const before = given === '' ? await domainText(domain, what, flags) : given;
  const { openEditor } = await import('../shell/editor.ts');
  await using editor = await openEditor(before, '.txt');
  const after = (await editor.edit()).replace(/\n$/, '');
  if (given === '' && after === before) shell.out.print(`Domain ${what} not changed\n`);
  else await setText(domain, what, flags, after, shell);
}

async function editMetadata(
  domain: Domain,
  key: string | null,
  uri: string,
  flags: number,
  shell: Shell,
): Promise<void> {
  const type = DomainMetadataType.element;
  const changed = await editDocument(shell, {
    read: () => domain.getMetadata(type, uri, flags).catch(() => '\n'),
    unchanged: 'Metadata not changed',
    write: (metadata) => domain.setMetadata({ type, metadata, key, uri }, flags),
  });
  if (changed) shell.out.print('Metadata modified');
  shell.out.print('\n');
}
