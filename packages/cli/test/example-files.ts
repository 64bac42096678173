import type { DatedReport } from './case-files.js'

const DRUGS = [
  'WARFARIN',
  'FLUCONAZOLE',
  'METFORMIN',
  'FENOFIBRATE',
  'SIMVASTATIN',
  'PARACETAMOL',
  'OMEPRAZOLE',
  'IBUPROFEN',
  'ASPIRIN',
] as const
const EVENTS = ['Haemorrhage', 'Lactic acidosis', 'Rhabdomyolysis', 'Nausea', 'Rash', 'Headache'] as const

/** Numbers from 0 to below `size` in no order, the same each time. */
const spread = (number: number, size: number) => Math.floor((((number * 2_654_435_761) >>> 0) / 2 ** 32) * size)
const drugOf = (number: number) => DRUGS[number % DRUGS.length] ?? ''
const eventOf = (number: number) => EVENTS[spread(number, EVENTS.length)] ?? ''
const day = (month: number, number: number) => `2024${String(month).padStart(2, '0')}${String(number).padStart(2, '0')}`

/** Reports of the drugs and events that the examples of the commands name, each with a start and an event date. */
export const exampleReports: readonly DatedReport[] = Array.from({ length: 420 }, (_, number) => {
  const both = number % (2 * DRUGS.length) === 0
  const start = day(1 + (number % 2), 1 + (number % 7))
  return {
    drugs: [{ name: drugOf(number), start }, ...(both ? [{ name: 'FLUCONAZOLE', role: 'SS', start }] : [])],
    events: both ? ['Haemorrhage'] : [eventOf(number)],
    eventDate: day(1 + (number % 2), 8 + spread(number + 7, 20)),
    received: number < 210 ? '20240301' : '20240601',
    sex: number % 3 === 0 ? 'M' : 'F',
  }
})

const csv = (header: string, rows: readonly (readonly (string | number)[])[]) =>
  `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`
const times = <T>(length: number, row: (number: number) => T): T[] => Array.from({ length }, (_, number) => row(number))
const pairs = DRUGS.flatMap((drug) => EVENTS.map((event) => [drug, event] as const))

const reportsOf = (pair: number) => (1 + spread(pair, 9)) * (pair % 7 === 0 ? 9 : 1)
const total = (name: string) =>
  pairs.reduce((sum, [drug, event], at) => sum + (drug === name || event === name ? reportsOf(at) : 0), 0)

const score = {
  'counts.csv': csv(
    'drug,event,a,drug_total,event_total,total',
    pairs.map(([drug, event], at) => [drug, event, reportsOf(at), total(drug), total(event), 2000]),
  ),
  'cells.csv': csv('name,a,b,c,d', [
    ['one', 12, 30, 40, 900],
    ['none', 0, 30, 52, 900],
  ]),
  'expected.csv': csv(
    'n,expected',
    times(60, (at) => [at % 5 === 0 ? 9 + spread(at, 9) : spread(at, 4), 0.5 + spread(at + 3, 20) / 10]),
  ),
}
const wholeTable = csv('drug,event,n', [
  ...pairs.map(([drug, event], at) => [drug, event, 5 + spread(at, 20)]),
  ...EVENTS.map((event, at) => ['Other', event, 90 + at]),
  ...[...DRUGS, 'Other'].map((drug, at) => [drug, 'Other', 300 + at]),
])
const tree = csv('node,parent', [
  ['All', ''],
  ['Bleeding', 'All'],
  ['Muscle', 'All'],
  ...EVENTS.map((event, at) => [event, at % 2 === 0 ? 'Bleeding' : 'Muscle']),
])
const reportDates = csv(
  'date',
  times(90, (at) => [`2024-0${1 + spread(at, 9)}-1${at % 9}`]),
)

/** Groups, and a hierarchy in the layout of MedDRA, of terms and names that we invented. */
const eventFiles = {
  'groups.json': '{"Bleeding or pain": ["Haemorrhage", "Headache"], "Stomach": ["Nausea", "Vomiting"]}',
  'meddra/mdhier.asc': EVENTS.map((event, at) => {
    const side = at % 2 === 0 ? 'Left' : 'Right'
    return `${100 + at}$20$30$${40 + (at % 2)}$${event}$Low$Middle$${side}$${side}$$${40 + (at % 2)}$Y$\n`
  }).join(''),
  'renames.csv': 'from,to\nHeadache,Cranial pain\n',
}

/** The files that the examples in the help of each command name, by command. */
export const exampleFiles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  score: { ...score, 'pairs.csv': csv('drug,event', pairs) },
  names: { 'dictionary.csv': 'written,names\nCOUMADIN,WARFARIN\n' },
  events: eventFiles,
  signals: {
    'groups.json': eventFiles['groups.json'],
    'classes.json': '{"Anticoagulants": ["Warfarin"], "Pain relief": ["Paracetamol", "Ibuprofen", "Aspirin"]}',
  },
  social: {
    'posts.ndjson': [
      ['1', 'ann', '2024-01-05', 'Warfarin gave me a headache'],
      ['2', 'bob', '2024-02-05', 'My ibuprofen gave me a rash, and warfarin gave me headaches'],
      ['3', 'cid', '2024-02-06', 'No nausea on metformin so far'],
      ['4', 'dee', '2024-03-01', 'Zoloft gave me brain zaps. Write to dee@example.org'],
      ['4', 'dee', '2024-03-01', 'Zoloft gave me brain zaps. Write to dee@example.org'],
    ]
      .map(([id, author, created_at, text]) => `${JSON.stringify({ id, author, created_at, text })}\n`)
      .join(''),
    'lexicon.json': '{"reactions": [{"term": "paraesthesia", "phrases": ["brain zaps"]}]}',
    'key.bin': 'thirty-two bytes known to nobody',
  },
  fit: { ...score, 'stratified.csv': score['expected.csv'] },
  trend: {
    'series.csv': csv(
      'period,count',
      times(16, (at) => [`2020-${1 + at}`.replace(/-(\d)$/, '-0$1'), 5 + spread(at, 4)]).slice(0, 12),
    ),
    'reports.csv': reportDates,
  },
  strata: {
    'tables.csv': csv('drug,event,stratum,a,b,c,d', [
      ['D', 'E', 'women', 8, 40, 30, 500],
      ['D', 'E', 'men', 3, 35, 28, 480],
    ]),
  },
  lasso: {
    'reports.csv': csv(
      'report,drug,event',
      times(160, (at) => [at, drugOf(at), at % 7 === 0 && at % 3 > 0 ? 'Haemorrhage' : eventOf(at)]),
    ),
  },
  interactions: { 'triples.csv': csv('n111,n11,n101,n10,n011,n01,n001,n00', [[9, 27, 21, 154, 20, 135, 86, 684]]) },
  calibrate: {
    'controls.csv': csv(
      'log_rr,se_log_rr',
      times(12, (at) => [(spread(at, 9) - 3) / 10, 0.1 + spread(at, 3) / 10]),
    ),
    'estimates.csv': csv('drug,log_rr,se_log_rr', [['X', 1.2, 0.2]]),
    'negatives.csv': csv(
      'drug,event',
      pairs.filter(([, event]) => ['Nausea', 'Rash'].includes(event)),
    ),
    'pairs.csv': csv('drug,event', [['WARFARIN', 'Haemorrhage']]),
  },
  evaluate: {
    'scores.csv': csv(
      'label,one,two',
      times(20, (at) => [at % 2, spread(at, 50) + 9 * (at % 2), spread(at + 5, 50)]),
    ),
    'scored.csv': csv(
      'label,eb05,ic025,prr025',
      times(120, (at) => [at % 3 === 0 ? 1 : 0, spread(at, 50), spread(at + 1, 9), spread(at + 2, 7)]),
    ),
    'omop.csv': csv(
      'drug,event,label',
      pairs.map(([drug, event], at) => [drug, event, at % 7 === 0 ? 1 : 0]),
    ),
  },
  onset: {
    'times.csv': csv(
      'time,group',
      times(40, (at) => [1 + spread(at, 60), at % 2 === 0 ? 'drug' : 'other drugs']),
    ),
  },
  'adjust-p': {
    'scored.csv': csv(
      'drug,fisher_greater_p,p_rr_gt_1,p_rr_le_1',
      times(30, (at) => [`D${at}`, (1 + spread(at, 99)) / 100, spread(at, 99) / 100, 1 - spread(at, 99) / 100]),
    ),
  },
  lrt: { 'counts.csv': wholeTable },
  mddc: { 'counts.csv': wholeTable },
  treescan: {
    'counts.csv': csv(
      'node,cases,expected',
      EVENTS.map((event, at) => [event, 4 + spread(at, 9), 6]),
    ),
    'tree.csv': tree,
    'icd10.csv': tree,
    'meddra.csv': tree,
    'reports.csv': csv(
      'report,node,exposed',
      times(120, (at) => [at, eventOf(at), at % 2]),
    ),
  },
}

/** An E2B(R2) message with one report. */
export const exampleMessage = `<?xml version="1.0" encoding="UTF-8"?>
<ichicsr lang="en"><safetyreport>
<safetyreportversion>1</safetyreportversion><safetyreportid>US-EXAMPLE-1</safetyreportid>
<receivedateformat>102</receivedateformat><receivedate>20240301</receivedate><serious>2</serious>
<patient><patientsex>2</patientsex><reaction><reactionmeddrapt>Rash</reactionmeddrapt></reaction>
<drug><drugcharacterization>1</drugcharacterization><medicinalproduct>WARFARIN</medicinalproduct></drug></patient>
</safetyreport></ichicsr>
`
