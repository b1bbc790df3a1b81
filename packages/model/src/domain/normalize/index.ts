/** Defaults and order that every driver shares. */
export { ensureController, insertController } from './controllers.ts';
export { busOfName } from './disks.ts';
export { ensureInput, inputBusesAreGiven } from './inputs.ts';
export { interfacesAreWhole } from './interfaces.ts';
export { displaySteps, type UsualVideo } from './videos.ts';
export { afterDriver, beforeDriver, normalizeDomain } from './normalize.ts';
export { step, type NormalizeFacts, type NormalizeStep } from './step.ts';
