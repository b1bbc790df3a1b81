import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { failureLines } from '../failure.ts';
import { selectNodes } from './xpath.ts';

const document =
  "<domain type='test' id='3'><name>a&amp;b</name><devices><disk device='disk'><target dev='vda' bus='virtio'/></disk>" +
  "<disk device='cdrom'><target dev='hdc'/><size>10</size></disk><!-- note --><interface><mac address='52'/></interface></devices></domain>";

const expressions = [
  '/domain',
  '/domain/name',
  '//target',
  '//target/@dev',
  '//@*',
  '//disk[2]',
  '//disk[last()]/target',
  "//disk[@device='cdrom']",
  "//disk[target/@dev='vda']",
  '//disk[not(size)]',
  '//disk[size>5]',
  '//*[@bus or @address]',
  'domain/devices/*',
  '//name/text()',
  "//target[starts-with(@dev,'v')]",
  '//size/..',
  '//size/ancestor::*',
  '//disk/following-sibling::*',
  '//interface/preceding-sibling::disk',
  '(//disk)[1]',
  '//name | //size',
  "//*[local-name()='mac']",
  '//disk[position()<2]',
  "//*[contains(., '10')]",
  'descendant::size',
  '//disk[count(*)=2]',
  "//target[string-length(@dev)=3 and @bus!='ide']",
  '//nope',
  '//disk/self::disk',
  '.',
  '/',
  '//size[.=10]',
  '//disk[1 + 1]',
  '//disk[size * 2 = 20]',
  '//target[translate(@dev, "a", "b")="vdb"]',
];

/** How many nodes libxml2 finds. */
function countByLibxml2(expression: string): number {
  using parsed = XmlDocument.fromString(document);
  return parsed.find(expression).length;
}

test.each(expressions)('selectNodes() finds what libxml2 finds for %s', (expression) => {
  expect(selectNodes(document, expression)).toHaveLength(countByLibxml2(expression));
});

test('selectNodes() prints elements, attributes and texts as libxml2 does', () => {
  expect(selectNodes(document, '//disk[1]')).toEqual([
    '<disk device="disk">\n  <target dev="vda" bus="virtio"/>\n</disk>',
  ]);
  expect(selectNodes(document, '//mac/@address')).toEqual([' address="52"']);
  expect(selectNodes(document, '//name/text()')).toEqual(['a&amp;b']);
});

test('selectNodes() refuses values and nonsense', () => {
  const complaint = (expression: string): string[] => {
    try {
      return selectNodes(document, expression);
    } catch (error) {
      return failureLines(error);
    }
  };
  expect(complaint('count(//disk)')).toEqual(["internal error: Incorrect xpath 'count(//disk)'"]);
  expect(complaint('//[')[0]).toBe('XPath error : Invalid expression');
  expect(complaint('//disk[')[0]).toMatch(/^XPath error/);
  expect(complaint('nosuch(1)')[0]).toMatch(/^XPath error : Unregistered function/);
});
