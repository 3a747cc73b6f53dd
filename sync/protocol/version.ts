/**
 * The number of the wire's shape. A device and a gateway of different numbers
 * tell the user so instead of guessing.
 * 1: sign-in, first sync, pull, stream, push.
 */
export const PROTOCOL_VERSION = 1;

/** A request body larger than this many bytes is refused before it is parsed. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Mutations sent in one push; the queue goes in batches. */
export const MAX_MUTATIONS_PER_PUSH = 50;

/** How often each side of an open stream shows that it is alive, in ms. */
export const HEARTBEAT_MS = 15_000;

/** Silence after which a stream counts as dead, in ms. */
export const STREAM_DEAD_MS = 45_000;
