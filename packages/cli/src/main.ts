/** The entry of the command `typevirt`. */
import { main } from './program.ts';

await main();
