/**
 * Writes a cpio archive in the "newc" format, which Linux unpacks as its initial root file system.
 *
 * Each entry is a header of 13 hexadecimal numbers, the name, and the content, name and content padded to four
 * bytes. Owner is always root, time always 0, so that equal content gives an equal archive.
 *
 * @source Linux Documentation/driver-api/early-userspace/buffer-format.rst
 */

/**
 * @typedef {{ path: string, content: Buffer | string, mode?: number }} File Mode: default 0o644.
 * @typedef {{ path: string, folder: true }} Folder Its parents must come before it.
 * @typedef {{ path: string, linkTo: string }} Link
 * @typedef {File | Folder | Link} Entry Paths without a leading slash.
 */

const typeFile = 0o100000;
const typeFolder = 0o040000;
const typeLink = 0o120000;

/**
 * @param {Entry[]} entries
 * @returns {Buffer}
 */
export function formatCpio(entries) {
  const parts = entries.flatMap((entry, index) => formatEntry(entry, index + 1));
  return Buffer.concat([...parts, ...formatParts('TRAILER!!!', 0, 0, Buffer.alloc(0))]);
}

/**
 * @param {Entry} entry
 * @param {number} inode
 */
function formatEntry(entry, inode) {
  if ('folder' in entry) return formatParts(entry.path, inode, typeFolder | 0o755, Buffer.alloc(0));
  if ('linkTo' in entry) return formatParts(entry.path, inode, typeLink | 0o777, Buffer.from(entry.linkTo));
  return formatParts(entry.path, inode, typeFile | (entry.mode ?? 0o644), Buffer.from(entry.content));
}

/**
 * @param {string} name
 * @param {number} inode
 * @param {number} mode
 * @param {Buffer} content
 */
function formatParts(name, inode, mode, content) {
  const nameBytes = Buffer.from(`${name}\0`);
  const links = 1;
  const numbers = [inode, mode, 0, 0, links, 0, content.length, 0, 0, 0, 0, nameBytes.length, 0];
  const header = `070701${numbers.map((number) => number.toString(16).padStart(8, '0')).join('')}`;
  return [pad(Buffer.concat([Buffer.from(header), nameBytes])), pad(content)];
}

/** @param {Buffer} bytes */
function pad(bytes) {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
}
