import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainZip } from '../../../tests/plain-zip.js'
import { buildProgram } from '../src/program.js'
import { runCommand } from '../src/run-command.js'
import { openSession } from '../src/session.js'
import { memoryTerminal } from '../src/terminal.fixture.js'
import { type BuiltCommand, buildCommand, type Ended, runBuilt } from './built-command.js'
import { datedMembers } from './case-files.js'
import { exampleFiles, exampleMessage, exampleReports } from './example-files.js'

const TIMEOUT = 120_000
/** What the rows are called in JSON where they are not `rows`. */
const ROWS: Readonly<Record<string, string>> = {
  ask: 'chips',
  sequential: 'performance',
  trace: 'cases',
  trend: 'periods',
}
/** Commands whose examples run as processes, in a shell; those of the others do only where they need one. */
const IN_A_SHELL: readonly string[] = ['load', 'score', 'signals']
const NAMES = buildProgram(openSession(memoryTerminal().terminal)).commands.map((command) => command.name())

let built: BuiltCommand
let folder = ''

beforeAll(async () => {
  built = await buildCommand()
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-methods-'))
  const half = exampleReports.length / 2
  for (const [at, quarter] of ['24Q1', '24Q2'].entries()) {
    const members = datedMembers(exampleReports.slice(at * half, (at + 1) * half), {
      quarter,
      first: 3_000_001 + at * half,
    })
    await writeFile(join(folder, `faers_ascii_20${quarter}.zip`), plainZip(members))
  }
  await mkdir(join(folder, 'everything'))
  await writeFile(join(folder, 'everything', 'cases.csv'), 'case_id,drug,event\n1,WARFARIN,Rash\n')
  await writeFile(join(folder, 'everything', 'notes.txt'), 'Nothing of interest.\n')
  await writeFile(join(folder, 'faelle.csv'), 'Fall,Mittel,Reaktion\n1,WARFARIN+ASPIRIN,Rash\n2,ASPIRIN,Nausea\n')
  for (const name of ['everything/message.xml', 'reports.xml']) await writeFile(join(folder, name), exampleMessage)
  await mkdir(join(folder, 'bin'))
  const script = join(folder, 'bin/aethersignal')
  await writeFile(script, `#!/bin/sh\nexec '${process.execPath}' '${built.path}' "$@"\n`)
  await chmod(script, 0o755)
  // Watching ends with Ctrl-C alone; load-watched.test.ts does that.
  const ending = (await examplesOf('load')).filter((example) => !example.includes('--watch'))
  for (const example of ending) expect(await run(folder, example)).toMatchObject({ code: 0 })
}, TIMEOUT)

afterAll(async () => {
  await built.remove()
  await rm(folder, { recursive: true, force: true })
})

/** Runs a line as somebody would who copied it from the help. */
function inShell(cwd: string, line: string): Promise<Ended> {
  const env = { ...process.env, PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter) }
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', line], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

/** Runs words of a command line in this process, as the built command would in `cwd`. */
async function inProcess(cwd: string, words: readonly string[]): Promise<Ended> {
  const before = process.cwd()
  process.chdir(cwd)
  try {
    const { terminal, written } = memoryTerminal()
    return { code: await runCommand(words, terminal), ...written }
  } finally {
    process.chdir(before)
  }
}

/** Runs an example: in a shell those that need one, and those of some commands; in this process the others. */
function run(cwd: string, line: string): Promise<Ended> {
  const [, name = ''] = line.split(' ')
  if (IN_A_SHELL.includes(name) || /[$|<>;&`\\*?]/.test(line)) return inShell(cwd, line)
  const words = Array.from(
    line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, double, single, bare]) => double ?? single ?? bare,
  )
  return inProcess(cwd, words.slice(1) as string[])
}

async function helpOf(name: string): Promise<string> {
  return (await inProcess(folder, [name, '--help'])).stdout
}

async function examplesOf(name: string): Promise<string[]> {
  const [, examples = ''] = (await helpOf(name)).split('\nExample:\n')
  return examples
    .split('\n')
    .filter((line) => line.startsWith('  aethersignal '))
    .map((line) => line.trim())
}

/** A folder with the files that the examples of a command name, and the store beside them. */
async function folderOf(name: string): Promise<string> {
  const own = join(folder, name)
  await mkdir(own)
  await symlink(join(folder, 'store'), join(own, 'store'))
  for (const [file, text] of Object.entries(exampleFiles[name] ?? {})) {
    await mkdir(dirname(join(own, file)), { recursive: true })
    await writeFile(join(own, file), text)
  }
  return own
}

describe('the examples of the help', () => {
  it('are there for every command that the command line lists', { timeout: TIMEOUT }, async () => {
    const { stdout } = await inProcess(folder, ['--help'])
    const listed = Array.from(
      /Commands:\n(.*?)\n\n/s.exec(stdout)?.[1]?.matchAll(/^ {2}([a-z-]+) /gm) ?? [],
      ([, name]) => name,
    )
    expect(listed.filter((name) => name !== 'help')).toEqual(NAMES)
    for (const name of NAMES) {
      const help = await helpOf(name)
      const examples = await examplesOf(name)
      expect(examples.length, name).toBeGreaterThan(0)
      for (const example of examples) {
        const [own = ''] = example.split(/\$\(|\|/)
        for (const [option] of own.matchAll(/--[a-z-]+/g)) expect(help, example).toMatch(new RegExp(`${option}[ ,]`))
      }
    }
  })

  it.each(['--help', 'interactions --help'])('are printed the same by the built command: %s', async (line) => {
    const words = line.split(' ')
    expect(await runBuilt(built.path, words)).toEqual(await inProcess(folder, words))
  })

  // A manifest holds the hash of its data: replay has one made first in its own test.
  it.each(NAMES.filter((name) => !['faers', 'load', 'replay', 'serve', 'store'].includes(name)))(
    'of %s run as they stand, and once more in JSON',
    { timeout: TIMEOUT },
    async (name) => {
      const cwd = await folderOf(name)
      const examples = await examplesOf(name)
      for (const line of examples) {
        const { code, stdout, stderr } = await run(cwd, line)
        expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' })
        const out = / --out (\S+)/.exec(line)?.[1]
        expectParsed(out === undefined ? stdout : await readFile(join(cwd, out), 'utf8'), line)
      }
      const [first = ''] = examples
      const { code, stdout, stderr } = await run(
        cwd,
        `${first.replace(/ --out \S+/, '')} ${name === 'ask' ? '--json' : '--format json'}`,
      )
      expect({ first, code, stderr }).toEqual({ first, code: 0, stderr: '' })
      const result = JSON.parse(stdout)
      if (name === 'fit')
        expect(result).toMatchObject({ theta: { p: expect.any(Number) }, negLogLik: expect.any(Number) })
      else expect(result[ROWS[name] ?? 'rows'].length, first).toBeGreaterThan(0)
    },
  )
})

/** Output in the form that a command was asked for. */
function expectParsed(text: string, line: string): void {
  if (/--format json|--json/.test(line)) {
    expect(Object.keys(JSON.parse(text)), line).not.toEqual([])
  } else if (/--format csv|aethersignal score/.test(line)) {
    const { data, errors } = Papa.parse<Record<string, string>>(text.trim(), { header: true })
    expect({ line, errors }).toEqual({ line, errors: [] })
    expect(data.length, line).toBeGreaterThan(0)
  } else {
    expect(text.trim().split('\n').length, line).toBeGreaterThan(1)
  }
}
