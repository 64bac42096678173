import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { inputError } from '@aethersignal/intake'
import { AetherError } from '@aethersignal/model'

const FEWEST_BYTES = 16

/**
 * The secret under which authors and posts are hidden: the bytes of a file, or new ones of this call, which nobody keeps.
 * @throws AetherError `input/not-found`, `input/unreadable`; `usage/invalid` for fewer than 16 bytes.
 */
export async function postsKey(path: string | undefined): Promise<Uint8Array> {
  if (path === undefined) return randomBytes(32)
  const key = await readFile(path).catch((thrown: unknown) => {
    throw inputError(thrown, path)
  })
  if (key.length >= FEWEST_BYTES) return key
  throw new AetherError('usage/invalid', `The key has ${key.length} bytes.`, {
    place: { file: path },
    remedy: `Give a file of at least ${FEWEST_BYTES} random bytes, such as "head -c 32 /dev/urandom" makes.`,
  })
}
