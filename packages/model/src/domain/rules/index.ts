/** What must hold in a domain. */
export { deviceRules } from './devices.ts';
export { documentRules } from './document.ts';
export { eachDevice } from './each-device.ts';
export { requireRules, rule, violates, violatesAt, violations, type Rule } from './rule.ts';
