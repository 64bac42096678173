import { AetherError } from '@aethersignal/model'

/** @throws AetherError `usage/invalid` unless one of file and store is given. */
export function requireOneInput(path: string | undefined, store: string | undefined, command: string): void {
  if ((path === undefined) !== (store === undefined)) return
  throw new AetherError('usage/invalid', 'Give either a file or --store.', {
    remedy: `See: aethersignal ${command} --help`,
  })
}
