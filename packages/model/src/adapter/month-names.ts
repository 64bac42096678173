/** January to December in English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian and Swedish. */
const NAMES: readonly string[] = [
  'january januar janner jaenner janvier enero gennaio janeiro januari',
  'february februar feber fevrier febrero febbraio fevereiro februari',
  'march marz maerz mrz mars marzo marco maart mrt marts',
  'april avril abril aprile',
  'may mai mayo maggio maio mei maj',
  'june juni juin junio giugno junho',
  'july juli juillet julio luglio julho',
  'august aout agosto augustus augusti',
  'september septembre septiembre setiembre settembre setembro',
  'october oktober octobre octubre ottobre outubro',
  'november novembre noviembre novembro',
  'december dezember decembre diciembre dicembre dezembro',
]

const MONTHS: ReadonlyMap<string, number> = /* @__PURE__ */ monthsByWord()

/**
 * The month that a word names, 1 to 12: in full or cut short to three letters or more (`Sept.`, `févr.`), in any letter case,
 * with or without accents. 0 for a word that names none, or several: `jui`.
 */
export function monthNamed(word: string): number {
  const plain = word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
  return MONTHS.get(plain) ?? 0
}

function monthsByWord(): ReadonlyMap<string, number> {
  const months = new Map<string, number>()
  NAMES.forEach((names, index) => {
    for (const name of names.split(' ')) {
      for (let length = 3; length <= name.length; length++) {
        const word = name.slice(0, length)
        const other = months.get(word) ?? index + 1
        months.set(word, other === index + 1 ? other : 0)
      }
    }
  })
  return months
}
