/** Names and adjectives of countries beside those that `Intl` knows, by code. */
const OTHER = `US:usa,america,american,united states of america,the states|GB:uk,britain,great britain,british,england,scotland,wales|DE:german|FR:french|JP:japanese
IT:italian|ES:spanish|CN:chinese|CA:canadian|AU:australian|BR:brazilian|IN:indian|NL:dutch,holland,the netherlands|KR:korea,korean|CH:swiss|SE:swedish|DK:danish|NO:norwegian
IE:irish|PT:portuguese|BE:belgian|AT:austrian|PL:polish|TR:turkey,turkish|RU:russian|IL:israeli|MX:mexican|CZ:czech republic`

const EUROPEAN_UNION = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

/** What people call countries and regions: each with the codes or names that a source has for it. */
export function spokenCountries(countries: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const present = new Set(countries)
  const spoken: (readonly [string, readonly string[]])[] = countries.flatMap((country) => {
    const name = /^[A-Z]{2}$/u.test(country) ? names.of(country) : undefined
    return [country, ...(name === undefined ? [] : [name])].map((said) => [said, [country]] as const)
  })
  for (const line of OTHER.split(/[|\n]/u)) {
    const [code = '', others = ''] = line.split(':')
    if (present.has(code)) spoken.push(...others.split(',').map((said) => [said, [code]] as const))
  }
  const union = EUROPEAN_UNION.filter((code) => present.has(code))
  if (union.length > 0) for (const said of ['eu', 'european union', 'the eu']) spoken.push([said, union])
  return spoken
}
