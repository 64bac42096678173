/** The part of Trusted Types that a page needs to start a worker; TypeScript's library does not have it yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The name a page with `trusted-types` in its policy has to allow. */
export const TRUSTED_TYPES_POLICY = 'aethersignal'

/**
 * The address of the worker as a page under `require-trusted-types-for 'script'` takes it; the address itself elsewhere. The
 * policy is known to this file alone and passes addresses of the page's own origin: bundlers give the file any name.
 */
export function trustedScriptAddress(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  if (trustedTypes === undefined) return address
  policy ??= trustedTypes.createPolicy(TRUSTED_TYPES_POLICY, {
    createScriptURL(asked) {
      // The origin of a blob: address is that of the page that made it.
      if (new URL(asked).origin !== location.origin) throw new TypeError(`${asked} is of another origin.`)
      return asked
    },
  })
  return policy.createScriptURL(address)
}
