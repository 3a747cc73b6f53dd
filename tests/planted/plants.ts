import type { Plant } from './plant.ts';
import { engineBugs } from './plants/engine.ts';
import { gatewayBugs } from './plants/gateway.ts';
import { mirrorBugs } from './plants/mirror.ts';
import { sequencerBugs } from './plants/sequencer.ts';

/** Every planted bug. */
export const PLANTS: readonly Plant[] = [...sequencerBugs, ...gatewayBugs, ...engineBugs, ...mirrorBugs];
