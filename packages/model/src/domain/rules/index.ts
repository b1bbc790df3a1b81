/** What must hold in a domain. */
export { deviceRules } from './devices.ts';
export { documentRules } from './document.ts';
export { requireRules, rule, violates, violations, type Rule } from './rule.ts';
