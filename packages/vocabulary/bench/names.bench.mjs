// node packages/vocabulary/bench/names.bench.mjs [folder]   (on the built packages; the folder holds ci_small/, bigger/, reference/)
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { faersAdapter } from '@aethersignal/faers'
import { substancesOf } from '@aethersignal/model'
import {
  drugNameResolver,
  learnNames,
  nameCoverage,
  openCore,
  readDrugsAtFda,
  readEuProducts,
  sameDrug,
  substanceSynonyms,
} from '../dist/index.js'

const folder = process.argv[2] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))
if (!existsSync(join(folder, 'reference'))) {
  console.error(`There is no data in ${folder}.`)
  process.exit(2)
}
const unpacked = (file) => gunzipSync(readFileSync(join(folder, file)))

/** The drug rows of a quarter, as the FAERS adapter reads them. */
async function quarterRows(name) {
  const run = faersAdapter.read([join(folder, 'ci_small/faers_quarters', name)], { allowMissing: true })
  const rows = []
  for await (const batch of run.batches) {
    if (batch.table !== 'drug') continue
    for (let row = 0; row < batch.rows; row++) {
      rows.push({ verbatim: batch.columns.verbatim[row], ingredient: batch.columns.ingredient[row] })
    }
  }
  return rows
}

/** The drug names of a table of triples, each with its rows. */
function tripleRows(file) {
  const counted = new Map()
  for (const line of unpacked(file).toString('utf8').split('\n').slice(1)) {
    const name = /^[^,]*,"((?:[^"]|"")*)"/.exec(line)?.[1]?.replaceAll('""', '"')
    if (name !== undefined) counted.set(name, (counted.get(name) ?? 0) + 1)
  }
  return [...counted].map(([verbatim, rows]) => ({ verbatim, ingredient: null, rows }))
}

const names = [
  'aers_ascii_2004q1.zip',
  'faers_ascii_2012q4_excerpt',
  'faers_ascii_2017q2.zip',
  'faers_ascii_2022Q4.zip',
]
const slices = new Map()
for (const name of names) slices.set(name, await quarterRows(name))
slices.set(
  'faers22q3_case_drug_ae.csv.gz (no prod_ai; published product names)',
  tripleRows('bigger/faers22q3_case_drug_ae.csv.gz'),
)

const started = performance.now()
const dictionaries = [
  readDrugsAtFda(
    new TextDecoder('windows-1252').decode(unpacked('reference/drugsatfda_products_2022.txt.gz')),
    'Drugs@FDA',
  ),
  readEuProducts(unpacked('reference/eu_registered_drugs_by_active_ingredient.csv.gz').toString('utf8'), 'EU products'),
  substanceSynonyms(),
]
for (const { title, byWritten, ambiguous } of dictionaries) {
  console.log(`${title}: ${byWritten.size} names, and ${ambiguous.size} that mean several drugs`)
}
const learned = await learnNames([...slices.values()].flat())
const taught = `${learned.byWritten.size} names, ${learned.disputed.size} disputed, ${learned.scarce.size} met once`
console.log(`learned from the rows with prod_ai: ${taught}`)
console.log(`dictionaries and learning: ${Math.round(performance.now() - started)} ms\n`)

/** The names of a column of a table without published ingredients, each with its rows. */
function columnRows(text, pattern) {
  const counted = new Map()
  for (const line of text.split(/\r?\n/).slice(1)) {
    const name = pattern.exec(line)?.[1]?.replaceAll('""', '"')
    if (name !== undefined) counted.set(name, (counted.get(name) ?? 0) + 1)
  }
  return [...counted].map(([verbatim, rows]) => ({ verbatim, ingredient: null, rows }))
}

const core = openCore()
const quarter = tripleRows('bigger/faers22q3_case_drug_ae.csv.gz')
const caers = columnRows(unpacked('bigger/openEBGM_caers.csv.gz').toString('utf8'), /^"[^"]*",[^,]*,"((?:[^"]|"")*)"/)
const vaers = columnRows(readFileSync(join(folder, 'ci_small/vaers_2021jan/2021VAERSVAX.csv'), 'latin1'), /,([^,]+)$/)
const percent = (rows, used) => {
  const resolver = drugNameResolver({ dictionaries: used })
  return `${(100 * nameCoverage(resolver, rows).resolvedShare).toFixed(1)} %`
}
console.log(
  `goals, rows resolved with no row to learn from (open core version ${core.version}, ${core.sha256.slice(0, 12)}…):`,
)
for (const [title, rows, goal, withoutCore] of [
  ['22Q3 (no prod_ai), no dictionary', quarter, '≥ 60 %', [substanceSynonyms()]],
  ['22Q3, Drugs@FDA and EU products', quarter, '≥ 95 %', dictionaries],
  ['VAERS 2021, no dictionary', vaers, '> 0 %', [substanceSynonyms()]],
  ['CAERS, no dictionary', caers, '> 0 %', [substanceSynonyms()]],
]) {
  const now = percent(rows, [...withoutCore, core.dictionary])
  console.log(
    `  ${title.padEnd(36)} ${now.padStart(7)}, goal ${goal}, without the open core ${percent(rows, withoutCore)}`,
  )
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const { build } = createRequire(`${root}/package.json`)('esbuild')
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('../src/names/rows-outside-main-name.fixture.ts', import.meta.url))],
  ...{ bundle: true, write: false, format: 'esm' },
})
const { productsOfBoth, rowsOutsideMainName } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
)
const withBoth = drugNameResolver({ dictionaries: [...dictionaries, core.dictionary] })
const sameProduct = productsOfBoth(dictionaries[0].byWritten, dictionaries[1].byWritten, substancesOf)
console.log('goal, rows of 22Q3 outside the main name of their substance (an upper bound, see the fixture): ≤ 1 %')
for (const [level, namesOf] of [
  ['ingredient', (names) => names],
  ['substance', (names) => substancesOf(names)],
]) {
  const { rows, outside, most } = rowsOutsideMainName(
    quarter.map(({ verbatim, rows }) => ({ substances: namesOf(withBoth.resolve(verbatim).names), rows })),
    sameProduct,
  )
  console.log(`  at level ${level}: ${((100 * outside) / rows).toFixed(2)} % (${outside} of ${rows})`)
  console.log(`    most: ${most.slice(0, 5).join(', ')}`)
}
console.log('')

const resolver = drugNameResolver({ dictionaries, learned })
/** A resolver that learned from the other slices only, so that a slice does not answer for itself. */
const withoutSlice = async (name) => {
  const others = [...slices].flatMap(([other, rows]) => (other === name ? [] : rows))
  return drugNameResolver({ dictionaries, learned: await learnNames(others) })
}
/** What the written names resolve to beside what the publisher says they are, name by name. */
function printAgreement(rows, used) {
  const published = rows.filter(({ verbatim, ingredient }) => verbatim !== null && ingredient !== null)
  const compared = new Map(published.map((row) => [`${row.verbatim}\n${row.ingredient}`, row]))
  const found = { same: 0, otherSalt: 0, open: 0 }
  const different = []
  for (const { verbatim, ingredient } of compared.values()) {
    const { names, method } = used.resolve(verbatim)
    const truth = used.resolveRow({ verbatim, ingredient }).names
    if (method === 'unresolved') found.open += 1
    else if (names.join() === truth.join()) found.same += 1
    else if (sameDrug(names, truth)) found.otherSalt += 1
    else different.push(`${verbatim}: ${names.join('\\')}, published ${truth.join('\\')}`)
  }
  const { same, otherSalt, open } = found
  const counts = `${same} the same, ${otherSalt} in another salt or detail, ${different.length} different, ${open} left open`
  console.log(`  against prod_ai, ${compared.size} names: ${counts}`)
  for (const line of different) console.log(`    ${line}`)
}

const share = (part, whole) => (whole === 0 ? 'n/a' : `${((100 * part) / whole).toFixed(1)} %`)
for (const [name, rows] of slices) {
  for (const withIngredients of [true, false]) {
    if (!withIngredients && rows.every(({ ingredient }) => ingredient === null)) continue
    const asked = withIngredients ? rows : rows.map((row) => ({ ...row, ingredient: null }))
    const used = withIngredients ? resolver : await withoutSlice(name)
    const begun = performance.now()
    const coverage = nameCoverage(used, asked, 8)
    const milliseconds = performance.now() - begun
    const resolved = `${share(coverage.resolvedShare * coverage.rows, coverage.rows)} resolved`
    console.log(
      `${name}${withIngredients ? '' : ', by the written name alone, learned from the other slices'}: ${coverage.rows} rows, ${coverage.names} names, ${resolved}`,
    )
    for (const method of coverage.methods) {
      const line = `${share(method.rows, coverage.rows).padStart(8)} of rows, ${String(method.names).padStart(6)} names`
      console.log(`  ${method.method.padEnd(14)} ${line}`)
    }
    const { unknown, ambiguous, uninformative } = coverage.unresolved
    console.log(`  unresolved rows: ${unknown} unknown, ${ambiguous} ambiguous, ${uninformative} uninformative`)
    if (!withIngredients) printAgreement(rows, used)
    const most = coverage.mostUnresolved.map((open) => `${open.name} (${open.rows})`)
    if (most.length > 0) console.log(`  most often open: ${most.join('; ')}`)
    console.log(`  ${(coverage.names / milliseconds).toFixed(1)} names a millisecond`)
  }
}
