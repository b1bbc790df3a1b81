/** Overrides the domain's security label for one file or device. */
import {
  attr,
  type Element,
  element,
  fields,
  type Infer,
  many,
  optional,
  string,
  text,
  child,
  yesNo,
} from '@typevirt/xml';

const seclabelShape = {
  model: optional(
    attr('model', string, { doc: 'Security model meant; absent means the first one of the host.' }),
  ),
  labelSkip: optional(
    attr('labelskip', yesNo, {
      in: ['live', 'status'],
      doc: 'The source could not be labelled when the domain started.',
    }),
  ),
  relabel: optional(attr('relabel', yesNo, { doc: 'Whether the source gets a label. Absent means yes.' })),
  label: optional(text('label', string, { doc: "The label, instead of the domain's." })),
};
const deviceSeclabel = fields(seclabelShape, {
  forms: [
    { words: { relabel: ['no'] }, needs: ['relabel'], lacks: ['labelSkip', 'label'] },
    { words: { labelSkip: ['yes'] }, needs: ['labelSkip'], lacks: ['relabel', 'label'] },
    { words: { relabel: ['yes'] }, needs: ['label'], lacks: ['labelSkip'] },
  ],
});
/** A security label of one device's source. */
export interface DeviceSeclabel extends Infer<typeof deviceSeclabel> {}
export const deviceSeclabelXml: Element<DeviceSeclabel> = element('seclabel', deviceSeclabel, {
  doc: 'Security label of this source alone.',
  since: '0.9.9',
});

/** Any number of labels, one for each security model. */
export const seclabelsPart = { seclabels: many(child(deviceSeclabelXml)) };
