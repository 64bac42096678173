/** Counter-ions of amine bases: taking them away leaves the name of the same active moiety. */
const ACID_SALT =
  /^(\S+) (?:DI|MONO)?(?:HYDROCHLORIDE|HYDROBROMIDE|MESYLATE|BESYLATE|MALEATE|TARTRATE|BITARTRATE)(?: (?:MONO|DI|TRI)?HYDRATE)?$/

/** Every counter-ion, and the esters of steroids that brands sell beside the free alcohol. */
const ANY_SALT =
  /^(\S+) (?:(?:DI|MONO)?(?:HYDROCHLORIDE|HYDROBROMIDE|SODIUM|POTASSIUM)|CALCIUM|MAGNESIUM|MESYLATE|BESYLATE|TOSYLATE|EDISYLATE|MALEATE|TARTRATE|BITARTRATE|SULFATE|ACETATE|PHOSPHATE|SODIUM PHOSPHATE|SODIUM SUCCINATE|CITRATE|FUMARATE|SUCCINATE|LACTATE|NITRATE|PAMOATE|LYSINE|MEGLUMINE|TROMETHAMINE)(?: (?:MONO|DI|TRI)?HYDRATE)?$/

/** Metals and ammonium: their salts are drugs of their own, as lithium carbonate and calcium carbonate are. */
const INORGANIC =
  /(?:IUM|IRON|ZINC|COPPER|SILVER|GOLD|BISMUTH|ALUMINUM|MANGANESE|COBALT|ARSENIC|ANTIMONY|FERROUS|FERRIC|CUPRIC|MERCURY|AMMONIA)$/

/**
 * The base of an acid addition salt of an amine, such as `PAROXETINE` of `PAROXETINE HYDROCHLORIDE`; null for everything
 * else. Salts of metals, esters and prodrugs (`TENOFOVIR DISOPROXIL`, `HALOPERIDOL DECANOATE`, `FLUTICASONE FUROATE`), and
 * phosphates, acetates and sulfates, which are esters as often as salts, have no base here.
 */
export function baseOfAcidSalt(name: string): string | null {
  return organicBase(ACID_SALT.exec(name)?.[1])
}

/**
 * The moiety a salt is named after, `DICLOFENAC` of `DICLOFENAC SODIUM`; null where the name is no salt of a single organic
 * word. Tells that a moiety is a name of the field and that the salts of one brand are one drug; it is no licence to count
 * a salt under its moiety.
 */
export function moietyOfSalt(name: string): string | null {
  return organicBase(ANY_SALT.exec(name)?.[1])
}

function organicBase(base: string | undefined): string | null {
  return base === undefined || base.length < 6 || INORGANIC.test(base) || !/^[A-Z]+$/.test(base) ? null : base
}
