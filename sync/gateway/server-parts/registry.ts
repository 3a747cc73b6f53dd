import { moveApplicationsOnServer } from './move-applications.ts';
import type { ServerPart } from './server-part.ts';

/** The server part of each mutator that declares one. */
export const SERVER_PARTS: ReadonlyMap<string, ServerPart> = new Map([['applications.move', moveApplicationsOnServer]]);
