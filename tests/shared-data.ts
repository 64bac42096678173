import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const sharedRoot = fileURLToPath(new URL('../../shared/', import.meta.url))

/** True where the shared public data set lies beside the checkout. Tests on it skip, saying so, where it is absent. */
export const hasSharedData = existsSync(sharedRoot)

/** Absolute path of a file of the shared data set, given relative to its root, such as `data/ci_small/…`. */
export function sharedData(relativePath: string): string {
  return `${sharedRoot}${relativePath}`
}

if (!hasSharedData) console.warn('shared data is absent beside the checkout: tests on real files are skipped')
