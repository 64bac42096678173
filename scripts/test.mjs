// The whole check of a checkout: install, build, types, lint, unit and browser tests, packaging.
// Ends with one line `N passed, N failed` that counts every test and every check.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { pnpm, runStep } from './run-step.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const bin = (name) => join('node_modules', '.bin', name)
// `npm test --silent` hands its level down, and pnpm then prints no errors.
process.env.npm_config_loglevel = 'warn'
const reports = mkdtempSync(join(tmpdir(), 'aethersignal-test-'))

let passed = 0
let failed = 0
let skipped = 0
const summary = []
/** What failed by name, for the last lines: a log is often kept by its end alone. */
const faults = []
/** What passed only when tried again, by name: counted as passed, and to be mended. */
const unsteady = []

function note(name, ok, seconds, detail = '') {
  summary.push(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(22)} ${seconds.toFixed(1).padStart(6)} s  ${detail}`)
}

/** A check that passes or fails as one. What it says is shown when it fails. */
async function check(name, command) {
  const { code, output, seconds } = await runStep(command, { kept: true })
  console.log(`\n── ${name}`)
  if (code === 0) passed += 1
  else {
    failed += 1
    console.log(output)
  }
  note(name, code === 0, seconds)
  return code === 0
}

/**
 * A vitest project, whose tests count one by one. Files in Node run on every core: left alone, vitest keeps one for itself,
 * and on two cores they would run one after the other.
 */
async function tests(name, project, { kept = false } = {}) {
  if (!kept) console.log(`\n── ${name}`)
  const report = join(reports, `${project.replace('*', '')}.json`)
  const { code, output, seconds } = await runStep(
    [
      ...[bin('vitest'), 'run', '--project', project],
      ...(project === 'node*' ? ['--maxWorkers=100%'] : []),
      // One late answer in 6,600 tests must not refuse what is sound; it is named in the last lines all the same.
      '--retry=1',
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    { kept },
  )
  if (kept) console.log(`\n── ${name}\n${output}`)
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  const failures = result?.numFailedTests ?? 0
  // A file that does not even load has no failed test of its own; it must count all the same.
  const uncounted = code !== 0 && failures === 0 ? 1 : 0
  const notRun = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0)
  passed += result?.numPassedTests ?? 0
  failed += failures + uncounted
  skipped += notRun
  const executed = (result?.numPassedTests ?? 0) + failures
  note(name, code === 0 && executed > 0, seconds, `${executed} tests, ${notRun} skipped`)
  if (code === 0 && executed === 0) failed += 1
  for (const file of result?.testResults ?? []) {
    const path = relative(process.cwd(), file.name)
    const failing = file.assertionResults.filter((test) => test.status === 'failed')
    for (const test of failing) {
      faults.push([`${path} › ${test.fullName}`, firstLines(test.failureMessages[0])])
    }
    for (const test of file.assertionResults) {
      if (test.status !== 'passed' || test.failureMessages.length === 0) continue
      unsteady.push([`${path} › ${test.fullName}`, firstLines(test.failureMessages[0])])
    }
    if (file.status === 'failed' && failing.length === 0) faults.push([path, firstLines(file.message)])
  }
}

/** The lines of a message that say most, indented. */
function firstLines(message) {
  return stripVTControlCharacters(message ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 6)
    .map((line) => `    ${line.slice(0, 240)}`)
    .join('\n')
}

/** Rows of steps that leave a core idle, beside each other. */
async function beside(...rows) {
  await Promise.all(
    rows.map(async (steps) => {
      for (const step of steps) await step()
    }),
  )
}

const installed = await check('install', [...pnpm, 'install', '--frozen-lockfile'])
const built = installed && (await check('build', [...pnpm, 'build']))
if (built) {
  await beside(
    [() => check('types', [...pnpm, 'types'])],
    [
      () => check('lint', [bin('biome'), 'ci', '.']),
      () => check('import arrows', [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'packages']),
      () => check('folders', ['node', 'scripts/folder-circles.mjs']),
      () => check('public surface', ['node', 'scripts/api-reports.mjs']),
      () => check('unused code', [bin('knip'), '--no-config-hints']),
      () => check('API reference', ['node', 'scripts/api-reference.mjs']),
      () => check('documentation', [bin('vitepress'), 'build', 'docs']),
    ],
  )
  await tests('unit tests', 'node*')
  await beside(
    [() => tests('browser tests', 'browser', { kept: true })],
    [
      () => check('size budget', [bin('size-limit')]),
      () => check('stated sizes', ['node', 'packages/elements/scripts/print-sizes.mjs', '--stated']),
      () => check('packages', ['node', 'scripts/check-packages.mjs']),
    ],
  )
}
rmSync(reports, { recursive: true, force: true })

console.log(`\n${summary.join('\n')}\n`)
for (const [name, message] of unsteady) console.log(`UNSTEADY (passed when tried again) ${name}\n${message}\n`)
for (const [name, message] of faults) console.log(`FAILED ${name}\n${message}\n`)
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0
