import { restrictSource, type SignalSource } from '@aethersignal/engine'
import { AetherError } from '@aethersignal/model'
import type { ServerConfig } from '../server-config.js'

/**
 * Finds datasets for callers. Routes get their sources here and nowhere else: restricted to the reports that the caller
 * may see, so that no route can show the others.
 */
export class AccessPolicy<Principal> {
  readonly #config: ServerConfig<Principal>
  readonly #sources: ReadonlyMap<string, SignalSource>

  constructor(config: ServerConfig<Principal>) {
    this.#config = config
    this.#sources = new Map(Object.entries(config.datasets))
  }

  get ids(): readonly string[] {
    return [...this.#sources.keys()]
  }

  /**
   * Who sends the request; throws `request/unauthenticated`.
   *
   * @param known who it is, where the host has found out; null for nobody
   */
  async principal(request: Request, known?: unknown): Promise<Principal | null> {
    if (known === undefined && !this.#config.authenticate) return null
    const principal = known === undefined ? await this.#config.authenticate?.(request) : (known as Principal | null)
    // Also undefined, which a configuration without types can give: whoever is not named is not let in.
    if (principal === null || principal === undefined)
      throw new AetherError('request/unauthenticated', 'The request names nobody known here.')
    return principal
  }

  /**
   * The dataset named, as the caller may see it; without a name the only one there is, else `default`.
   * @throws AetherError `request/not-found`, and `source/unsupported` where the source cannot be restricted.
   */
  async dataset(principal: Principal | null, name: string | undefined): Promise<SignalSource> {
    const id = name ?? (this.#sources.size === 1 ? this.ids[0] : undefined) ?? 'default'
    const source = this.#sources.get(id)
    if (!source) {
      throw new AetherError('request/not-found', 'There is no such dataset here.', {
        place: { field: 'dataset' },
        remedy: 'GET /api/v1/datasets lists the datasets.',
      })
    }
    if (!this.#config.restrict) return source
    const restriction = await this.#config.restrict(principal, id)
    if (restriction === undefined) throw new TypeError('restrict gave neither a filter nor null')
    return restriction === null ? source : restrictSource(source, restriction)
  }
}
