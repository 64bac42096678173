import { AetherError, ROLES, type Role } from '@aethersignal/model'
import { invalidQuery } from './invalid-query.js'

/** Refuses members that are not known, so that a misspelt one does not silently widen a query. */
export function checkMembers(value: object, path: string, known: readonly string[]): void {
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) throw invalidQuery(`${path}.${name}`, 'is not known', `It may be ${known.join(', ')}.`)
  }
}

/** Refuses everything but an array of non-empty texts. */
export function checkTexts(value: unknown, path: string): readonly string[] {
  if (!Array.isArray(value)) throw invalidQuery(path, 'must be a list')
  for (const [at, text] of value.entries()) {
    if (typeof text !== 'string' || text.trim() === '') throw invalidQuery(`${path}[${at}]`, 'must be a name')
  }
  return value
}

/** Refuses everything but an array of members of a closed list. */
export function checkOneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): readonly T[] {
  if (!Array.isArray(value)) throw invalidQuery(path, 'must be a list')
  for (const [at, one] of value.entries()) {
    if (!allowed.includes(one)) throw invalidQuery(`${path}[${at}]`, `must be one of ${allowed.join(', ')}`)
  }
  return value
}

/** Refuses everything but a list of at least one role. */
export function checkRoles(value: unknown, path: string): readonly Role[] {
  const roles = checkOneOf(value, path, ROLES)
  if (roles.length === 0)
    throw invalidQuery(path, 'must name a role', `Leave it out or name some of ${ROLES.join(', ')}.`)
  return roles
}

/** Refuses a field that filters do not have. */
export function unknownField(path: string, field: unknown, known: readonly string[]): AetherError {
  return new AetherError(
    'query/unknown-field',
    `${path} names the field ${JSON.stringify(field)}, which does not exist.`,
    {
      place: { field: path },
      remedy: `Fields are ${known.join(', ')}.`,
    },
  )
}
