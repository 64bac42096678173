// node packages/social/bench/social.bench.mjs [folder]   (on the built package; the folder holds phee/ and the reviews)
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { parseRecords } from '@aethersignal/text/records'
import {
  evaluateExtraction,
  evaluatePosts,
  evaluateReviews,
  extractMentions,
  lexicon,
  readLabelledPosts,
  readPheeRecord,
  readReview,
} from '../dist/index.js'

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

const folder = process.argv[2] ?? fileURLToPath(new URL('../../../../shared/data/reference', import.meta.url))
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
