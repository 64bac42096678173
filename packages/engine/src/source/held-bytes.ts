import type { SignalSource } from './signal-source.js'

/** How much memory a source holds at the moment, for those that know. */
export const heldBytes = new WeakMap<SignalSource, () => number>()
