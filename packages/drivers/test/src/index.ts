/** The simulator: a host without hardware that keeps the whole contract. */
export { testDriver } from './driver.ts';
