import { AetherError } from '@aethersignal/model'

const SHORTEST_KEY = 16

/** Turns identifiers into keyed hashes that cannot be reversed, nor guessed without the key. */
export interface IdentityHasher {
  /** HMAC-SHA-256 of an author of a platform, in hexadecimal. The same author has the same hash under the same key. */
  author(platform: string, author: string): Promise<string>
  /** HMAC-SHA-256 of a post of a platform, in hexadecimal. Never equal to the hash of an author of the same name. */
  post(platform: string, id: string): Promise<string>
}

/**
 * Hashes identifiers with HMAC (RFC 2104) over SHA-256. The key is the caller's secret: without it nobody can test
 * whether a known author is in the data, which a plain or publicly salted hash would allow.
 *
 * @throws AetherError `usage/invalid` for a key of fewer than 16 bytes.
 */
export async function identityHasher(key: Uint8Array): Promise<IdentityHasher> {
  if (!(key instanceof Uint8Array) || key.length < SHORTEST_KEY) {
    throw new AetherError('usage/invalid', `The key that hides authors must have at least ${SHORTEST_KEY} bytes.`, {
      place: { field: 'key' },
      remedy: 'Hand over 32 random bytes, and keep them secret and apart from the posts.',
    })
  }
  const imported = await crypto.subtle.importKey('raw', key.slice(), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const encoder = new TextEncoder()
  const hash = async (parts: readonly string[]) => {
    // As JSON, so that no two lists of parts are written alike.
    const signature = await crypto.subtle.sign('HMAC', imported, encoder.encode(JSON.stringify(parts)))
    return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('')
  }
  return {
    author: (platform, author) => hash(['author', platform, author]),
    post: (platform, id) => hash(['post', platform, id]),
  }
}
