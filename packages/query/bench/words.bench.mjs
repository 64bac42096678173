// node packages/query/bench/words.bench.mjs   (on the built package): names of a source of 10,000 drugs and 20,000 terms, made up.
import { searchTerms, understand, wordIndex } from '../dist/words.js'

const SYLLABLES =
  'ba ce di fo gu la me ni po ru sta tri vex zol mab nib tan lol ine hydro cardi hepat neuro itis emia osis algia path'.split(
    ' ',
  )
let state = 1
const random = () => {
  state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
  return state / 0x7fffffff
}
const word = () =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
    '',
  )
const names = (count, words) =>
  Array.from({ length: count }, (_, reports) => ({
    name: Array.from({ length: 1 + Math.floor(random() * words) }, word).join(' '),
    reports,
  }))
const drugs = [...names(10_000, 2), { name: 'SEMAGLUTIDE', reports: 5000 }, { name: 'WARFARIN', reports: 5000 }]
const events = [...names(20_000, 3), { name: 'Pancreatitis', reports: 900 }, { name: 'Hepatic failure', reports: 800 }]

/** Best of some rounds, in milliseconds of processor time. */
function best(work, rounds = 20) {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

const row = (what, milliseconds, target) =>
  console.log(`${what.padEnd(64)} ${milliseconds.toFixed(1).padStart(8)} ms  target ${target}`)
let index
row(
  'index of 30,000 names',
  best(() => (index = wordIndex({ drugs, events, countries: ['US', 'JP'] })), 3),
  'once',
)
for (const text of [
  'semaglutide pancreatitis',
  'serious liver events with warfarin in women over 65 since 2019',
  'pancreatits with semaglutde',
]) {
  row(
    `understand “${text}”`,
    best(() => understand(text, index, { today: '2024-08-15' })),
    '20',
  )
}
for (const text of ['p', 'panc', 'hepatic', 'pancreatits', 'zzzzzzzzzz'])
  row(
    `search “${text}”`,
    best(() => searchTerms(index, text)),
    '20',
  )
