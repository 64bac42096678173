import type { Role } from '../cases/roles.js'
import { readRole } from './role.js'

/**
 * The roles of the drugs of **one** report from their E2B codes (R2 B.4.k.1, R3 G.k.1, openFDA `drugcharacterization`), in
 * the order of the report: 1 suspect, 2 concomitant, 3 interacting, 4 drug not administered. E2B knows no primary suspect;
 * as in FAERS the first suspect listed is PS and the others are SS, and a report without a suspect has no PS. Null where
 * there is no code, undefined where it is another. Some writers put words for codes: they are read as {@link readRole} does.
 */
export function rolesOfE2b(codes: readonly (string | null)[]): (Role | null | undefined)[] {
  let primary = true
  return codes.map((code) => {
    const role = readRole(code ?? '')
    if (role !== 'PS') return role
    const ranked = primary ? 'PS' : 'SS'
    primary = false
    return ranked
  })
}
