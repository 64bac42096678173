import type { Role } from '@aethersignal/model'
import { readRole } from '@aethersignal/model/adapter'
import { VALUE_SEPARATOR } from '../table/value-separator.js'
import { readCell } from '../values/missing.js'
import { cellParts } from './cell-parts.js'
import { numberedList } from './numbered-list.js'
import { DOUBTFUL_MARKS, MARKS } from './separators.js'
import { writtenList } from './written-list.js'

/** A role as written; `role` is null where it is missing or unknown, undefined where it is none. */
export interface WrittenRole {
  readonly written: string | null
  readonly role: Role | null | undefined
}

/**
 * The roles of a cell in their place. There are few roles, so that the cell tells itself how it is parted: a role is one,
 * else the first way that gives nothing but roles is taken.
 */
export function readRoleCell(cell: string): readonly WrittenRole[] {
  const whole = [cell].map(writtenRole)
  if (whole[0]!.role !== undefined) return whole
  const several = [
    cell.includes(VALUE_SEPARATOR) ? cell.split(VALUE_SEPARATOR) : null,
    numberedList(cell),
    ...[...MARKS, ...DOUBTFUL_MARKS].map((separator) => cellParts(cell, separator)),
  ].filter((parts) => parts !== null && parts.length > 1)
  const ways = [writtenList(cell)?.values ?? null, ...several].flatMap((parts) =>
    parts === null ? [] : [parts.map(writtenRole)],
  )
  return ways.find((roles) => roles.length > 0 && roles.every(({ role }) => role !== undefined)) ?? ways[0] ?? whole
}

function writtenRole(text: string): WrittenRole {
  const written = readCell(text, 'attribute')
  return { written, role: written === null ? null : readRole(written) }
}

/**
 * The role of each of `count` drugs of a cell: one for all, or one each. Null where their numbers differ, so that nobody can
 * tell which role is whose.
 */
export function rolesFor(roles: readonly WrittenRole[], count: number): readonly WrittenRole[] | null {
  const [first] = roles
  if (first === undefined) return null
  if (roles.length === count) return roles
  return roles.every(({ role }) => role === first.role && role !== undefined) || roles.length === 1
    ? Array<WrittenRole>(count).fill(first)
    : null
}
