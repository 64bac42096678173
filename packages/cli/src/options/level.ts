import { AetherError } from '@aethersignal/model'

/** @throws AetherError `usage/invalid` for a level outside 0 … 1. */
export function requireLevel(level: number): void {
  if (level > 0 && level < 1) return
  throw new AetherError('usage/invalid', `--level is ${level}; it has to lie between 0 and 1.`, {
    remedy: 'Give 0.95 for a 95 % interval.',
  })
}

/** @throws AetherError `usage/invalid` for a level of tests outside 0 … 1. */
export function requireAlpha(alpha: number): void {
  if (alpha > 0 && alpha < 1) return
  throw new AetherError('usage/invalid', `--alpha is ${alpha}; it has to lie between 0 and 1.`, {
    remedy: 'Give 0.05 for 5 %.',
  })
}
