// node packages/social/bench/social.bench.mjs [folder] [--cadec folder] [--psytar ADR_Identified.csv] [--smm4h table.tsv]
// (on the built package; the folder holds phee/ and the reviews; the corpora, which may not be handed on, are your own)
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { seededRandom } from '@aethersignal/core/random'
import { parseRecords } from '@aethersignal/text/records'
import {
  evaluateExtraction,
  evaluatePosts,
  evaluateReviews,
  extractMentions,
  lexicon,
  readCadec,
  readLabelledPosts,
  readPheeRecord,
  readPsytar,
  readReview,
  readSmm4h,
} from '../dist/index.js'

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { cadec: { type: 'string' }, psytar: { type: 'string' }, smm4h: { type: 'string' } },
})
const open = lexicon()
for (const [name, use] of [
  ['development', 'rules were written with it'],
  ['held', 'written before the rules and only scored'],
]) {
  const written = readFileSync(new URL(`posts/${name}.txt`, import.meta.url), 'utf8')
  const scores = evaluatePosts(readLabelledPosts(written, name), (text) => extractMentions(text, open))
  console.log(`Invented posts, ${name}: ${scores.posts}, ${use}`)
  print('  drug, by term', scores.drug)
  print('  reaction, by term', scores.reaction)
  print('  asserted pair', scores.assertedPair)
  print('  baseline: yes to every pair of a post', scores.everyPair)
}

const folder = positionals[0] ?? fileURLToPath(new URL('../../../../shared/data/reference', import.meta.url))
if (!existsSync(join(folder, 'phee'))) {
  console.error(`There is no labelled text in ${folder}.`)
  process.exit(2)
}
const text = (name) => gunzipSync(readFileSync(join(folder, name))).toString('utf8')
for (const split of ['train', 'dev', 'test']) {
  const texts = text(`phee/${split}.json.gz`).trim().split('\n').map(readPheeRecord)
  const { texts: count, ...tasks } = evaluateExtraction(texts, open)
  const use = split === 'test' ? 'only evaluated' : 'rules and lexicon were written with it'
  console.log(`PHEE ${split}: ${count} sentences, ${use}`)
  for (const [task, ways] of Object.entries(tasks)) {
    for (const [way, scores] of Object.entries(ways)) print(`  ${task}, spans ${way}`, scores)
  }
}

const filesOf = (path) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:txt|ann)$/.test(entry.name))
    .map((entry) => {
      const at = join(entry.parentPath, entry.name)
      return { path: at.replaceAll('\\', '/'), text: readFileSync(at, 'utf8') }
    })
for (const [name, read] of [
  ['cadec', (path) => readCadec(filesOf(path))],
  ['psytar', (path) => readPsytar(readFileSync(path, 'utf8'))],
  ['smm4h', (path) => readSmm4h(readFileSync(path, 'utf8'))],
]) {
  if (given[name] === undefined) continue
  const { texts, unplaced } = read(given[name])
  const { texts: count, ...tasks } = evaluateExtraction(texts, open)
  console.log(`${name}: ${count} texts, only evaluated; ${unplaced.length} labels that stand nowhere are left out`)
  for (const [task, ways] of Object.entries(tasks)) {
    for (const [way, scores] of Object.entries(ways)) {
      if (scores.labelled > 0) print(`  ${task}, spans ${way}`, scores)
    }
  }
}

// Blank lines and a stray tab stand before the header; trimming takes them off.
const data = []
const written = `${text('druglib_patient_reviews.tsv.gz').trim()}\n`
parseRecords(written, { delimiter: '\t', newline: '\n' }, ({ cells }) => data.push(cells) > 0)
const [header, ...cellsOfRows] = data
const rows = cellsOfRows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]])))
const reviews = rows.map(readReview).filter((review) => review !== null)
console.log(`Patient reviews: ${reviews.length} of ${rows.length} rows have a number, a drug, a text and a label`)
for (const [name, part] of [
  ['those not held out', reviews.filter(({ isTest }) => !isTest)],
  ['held out, only evaluated', reviews.filter(({ isTest }) => isTest)],
]) {
  const scores = evaluateReviews(part, open)
  console.log(`  ${name}: ${scores.reviews} reviews; drug name known in ${scores.drugNamesFound}`)
  print('  any reaction, against "No Side Effects"', scores.anyReaction)
}

const posts = reviews.map((review) => review.text)
const start = performance.now()
for (const post of posts) extractMentions(post, open)
console.log(`Extraction: ${Math.round(posts.length / ((performance.now() - start) / 1000))} reviews a second`)

// Posts of words of a list of English that are no names of drugs: each word equally often, which tries all spellings, and as
// often as the reviews have it, which tries the words that stand around drugs.
const spellings = new Set(
  readFileSync(new URL('spellings-of-drugs.txt', import.meta.url), 'utf8')
    .trim()
    .split(/\s+/),
)
const english = createRequire(import.meta.url)('an-array-of-english-words').filter((word) => !isDrug(word))
const known = new Set(english)
const asWritten = posts.flatMap((post) => post.toLowerCase().match(/[a-z]+/g) ?? []).filter((word) => known.has(word))
for (const [name, words] of [
  ['each word of the list equally often', english],
  ['words as often as in the reviews', asWritten],
]) {
  const random = seededRandom(101)
  let falseDrugs = 0
  for (let post = 0; post < 10_000; post++) {
    const text = Array.from({ length: 25 }, () => words[Math.floor(random.uniform() * words.length)]).join(' ')
    falseDrugs += extractMentions(text, open).drugs.length
  }
  console.log(`Posts without drugs, ${name}: ${falseDrugs} false drugs in 10,000 posts of 25 words (goal: ≤ 1)`)
}

/** Whether a word alone is in the list of drugs, as it stands, or another spelling of one that dictionaries of English have too. */
function isDrug(word) {
  if (spellings.has(word) || spellings.has(word.replace(/s$/, ''))) return true
  return extractMentions(`taking ${word}`, open).drugs.some(({ method }) => method !== 'edit-distance')
}

console.log(
  'Normalisation: not measured. Neither set labels terms; the F1 of about 0.54 of the best systems is of phrases of\n' +
    'tweets to MedDRA terms (SMM4H), a harder task than the spans scored here, so the figures do not compare.',
)

function print(name, { precision, recall, f1, found, labelled }) {
  const figures = [precision, recall, f1].map((value) => value.toFixed(3))
  console.log(
    `${name.padEnd(44)} P ${figures[0]}  R ${figures[1]}  F1 ${figures[2]}  (${found} found, ${labelled} labelled)`,
  )
}
