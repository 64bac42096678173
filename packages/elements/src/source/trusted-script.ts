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
 * policy passes the two addresses that this package makes and nothing else: of its own file, and of its own text.
 */
export function trustedScriptAddress(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  if (trustedTypes === undefined) return address
  policy ??= trustedTypes.createPolicy(TRUSTED_TYPES_POLICY, {
    createScriptURL(asked) {
      const { origin, protocol, pathname } = new URL(asked)
      const own = protocol === 'blob:' ? origin === location.origin : /\/signal-worker[^/]*\.(js|ts)$/.test(pathname)
      if (!own) throw new TypeError(`${asked} is not the worker of AetherSignal.`)
      return asked
    },
  })
  return policy.createScriptURL(address)
}
