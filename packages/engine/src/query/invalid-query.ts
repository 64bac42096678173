import { AetherError } from '@aethersignal/model'

/** A `query/invalid` that names the member of the query that is at fault, such as `where.and[1].min`. */
export function invalidQuery(path: string, fault: string, remedy?: string): AetherError {
  return new AetherError('query/invalid', `${path} ${fault}.`, {
    place: { field: path },
    ...(remedy !== undefined && { remedy }),
  })
}
