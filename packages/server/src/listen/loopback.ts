/** Whether an address to listen on is reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/**
 * Whether a Host header names this machine or one of the names given. A page of another site whose name was made to
 * point here (DNS rebinding) sends that name, and is told apart by it.
 */
export function isAllowedHost(header: string | undefined, names: readonly string[]): boolean {
  const match = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::\d+)?$/i.exec(header ?? '')
  const name = match?.[1]?.toLowerCase()
  if (name === undefined) return false
  return isLoopback(name.replace(/^\[|\]$/g, '')) || names.some((one) => one.toLowerCase() === name)
}
