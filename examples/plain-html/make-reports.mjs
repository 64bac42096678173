import { writeFileSync } from 'node:fs'

// Writes reports.csv: 1,200 generated reports over invented names, the same every time, with two planted signals.
const DRUGS = [
  'Avelumarin',
  'Brondatinib',
  'Cestovir',
  'Daliprazole',
  'Eltromicin',
  'Fenoxastat',
  'Glivopride',
  'Hexatamol',
]
const EVENTS = ['Nausea', 'Headache', 'Rash', 'Dizziness', 'Fatigue', 'Pyrexia', 'Pancreatitis', 'QT prolonged']
const COUNTRIES = ['US', 'DE', 'JP', 'FR', '']
const PLANTED = { Avelumarin: 'Pancreatitis', Eltromicin: 'QT prolonged' }

let state = 20_260_101
const below = (limit) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * limit)
}
// The first of a list come up more often than the last.
const skewed = (list) => list[Math.min(below(list.length), below(list.length))]

const rows = ['case_id,drug,event,role,sex,age,date,country,serious']
for (let report = 1; report <= 1200; report++) {
  const suspect = skewed(DRUGS)
  const other = skewed(DRUGS)
  const events = new Set([skewed(EVENTS)])
  if (below(3) === 0) events.add(skewed(EVENTS))
  if (PLANTED[suspect] && below(6) === 0) events.add(PLANTED[suspect])
  const sex = ['F', 'F', 'M', ''][below(4)]
  const month = String(1 + below(12)).padStart(2, '0')
  const day = String(1 + below(28)).padStart(2, '0')
  const rest = [sex, 18 + below(72), `2025-${month}-${day}`, COUNTRIES[below(COUNTRIES.length)], below(2)].join(',')
  for (const event of events) {
    rows.push(`EX-${report},${suspect},${event},PS,${rest}`)
    if (other !== suspect && below(3) === 0) rows.push(`EX-${report},${other},${event},C,${rest}`)
  }
}
writeFileSync(new URL('reports.csv', import.meta.url), `${rows.join('\n')}\n`)
console.log(`reports.csv: ${rows.length - 1} rows`)
