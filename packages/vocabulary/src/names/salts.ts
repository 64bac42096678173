import { substanceName } from '@aethersignal/model'

/** Ends of acid addition salts of amines, which tell nothing but the salt. */
const ACID_SALT =
  / (?:DI|MONO)?(?:HYDROCHLORIDE|HYDROBROMIDE|MESYLATE|BESYLATE|MALEATE|TARTRATE|BITARTRATE)(?: (?:MONO|DI|TRI)?HYDRATE)?$/

/**
 * The base of an acid addition salt of an amine, such as `PAROXETINE` of `PAROXETINE HYDROCHLORIDE`; null for everything
 * else. Salts of metals, esters and prodrugs, and phosphates, acetates and sulfates, which are esters as often as salts, have
 * no base here.
 */
export function baseOfAcidSalt(name: string): string | null {
  const base = ACID_SALT.test(name) ? moietyOfSalt(name) : null
  return base !== null && /^[A-Z]{6,}$/.test(base) ? base : null
}

/**
 * The substance of a name that is a salt, an ester or a hydrate of it, `DICLOFENAC` of `DICLOFENAC SODIUM`; null where the
 * name is its own substance. Tells that a moiety is a name of the field and that the salts of one brand are one drug; it is
 * no licence to count a salt under its moiety.
 */
export function moietyOfSalt(name: string): string | null {
  const substance = substanceName(name)
  return substance === name ? null : substance
}
