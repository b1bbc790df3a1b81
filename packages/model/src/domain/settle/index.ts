/** Settling of definitions, shared by the drivers. */
export { newMac, type DefinitionDriver, type Identities } from './driver.ts';
export { featureRules, type DefinitionFeature } from './features.ts';
export { guestTypeSteps, type GuestType } from './guest-types.ts';
export { settleDomain } from './settle.ts';
