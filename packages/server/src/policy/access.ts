import type { SignalSource } from '@aethersignal/engine'
import { AetherError, type DatasetSummary, type Filter } from '@aethersignal/model'
import type { ServerConfig } from '../server-config.js'

/** A dataset as one caller may use it. */
export interface Access {
  readonly id: string
  readonly source: SignalSource
  /** The reports the caller may use; null for all. */
  readonly restriction: Filter | null
}

/** Finds datasets for callers. Every query passes here, and takes the caller's restriction with it. */
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

  /** The dataset named; without a name the only one there is, else `default`. Throws `request/not-found`. */
  async dataset(principal: Principal | null, name: string | undefined): Promise<Access> {
    const id = name ?? (this.#sources.size === 1 ? this.ids[0] : undefined) ?? 'default'
    const source = this.#sources.get(id)
    if (!source) {
      throw new AetherError('request/not-found', 'There is no such dataset here.', {
        place: { field: 'dataset' },
        remedy: 'GET /api/v1/datasets lists the datasets.',
      })
    }
    if (!this.#config.restrict) return { id, source, restriction: null }
    const restriction = await this.#config.restrict(principal, id)
    if (restriction === undefined) throw new TypeError('restrict gave neither a filter nor null')
    return { id, source, restriction }
  }
}

/** A query with the caller's restriction joined to its filter. */
export function restricted<Query extends { readonly where?: Filter }>(query: Query, restriction: Filter | null): Query {
  if (restriction === null) return query
  return { ...query, where: query.where === undefined ? restriction : { and: [restriction, query.where] } }
}

/** A summary as a caller may see it: a restricted one sees how many rows were quarantined and why, not their text. */
export function visibleSummary(summary: DatasetSummary, restriction: Filter | null): DatasetSummary {
  if (restriction === null) return summary
  const count = summary.load.files.reduce((sum, file) => sum + file.quarantined.length, 0)
  if (count === 0) return summary
  const files = summary.load.files.map((file) => ({
    ...file,
    quarantined: file.quarantined.map((row) => ({ ...row, text: '' })),
  }))
  const message = 'The text of quarantined rows is withheld from callers who may not see every report.'
  const warnings = [...summary.load.warnings, { code: 'text-withheld', message, count }]
  return { ...summary, load: { ...summary.load, files, warnings } }
}
