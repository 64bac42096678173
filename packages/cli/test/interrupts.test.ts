import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, existsSync, openSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltCommand, buildCommand, runBuilt, startCommand } from './built-command.js'

const TIMEOUT = 120_000
let command: BuiltCommand
let folder: string
let counts: string
let times: string
let cases: string
beforeAll(async () => {
  command = await buildCommand()
  folder = await mkdtemp(join(tmpdir(), 'aether-interrupts-'))
  counts = join(folder, 'counts.csv')
  const rows = Array.from({ length: 900 }, (_, at) => `D${at % 30},E${Math.floor(at / 30)},${(at * 7) % 23}`)
  await writeFile(counts, `drug,event,n\n${rows.join('\n')}\n`)
  times = join(folder, 'times.csv')
  const onsets = Array.from({ length: 4000 }, (_, at) => `${1 + ((at * 37) % 101)},${at % 2 === 0 ? 'A' : 'B'}`)
  await writeFile(times, `time,group\n${onsets.join('\n')}\n`)
  cases = join(folder, 'cases.csv')
  await writeFile(cases, 'case_id,drug,event\n1,ASPIRIN,Nausea\n2,ASPIRIN,Rash\n')
}, TIMEOUT)
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await command?.remove()
})

/** Computes in steps, between which it looks whether it is to stop. */
const inSteps = () => ['lrt', counts, '--simulations', '10000000', '--drug', 'D1']
/** Computes in one go. */
const atOnce = () => ['onset', times, '--against', 'B', '--simulations', '1000000']

/** Waits until a run computes, as far as the system tells. */
async function busy(pid: number): Promise<void> {
  for (let before = -1; ; await setTimeout(200)) {
    const ticks = await cpuTicks(pid)
    if (before >= 60 && ticks > before) return
    before = ticks
  }
}

async function cpuTicks(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}

describe.skipIf(!existsSync('/proc/self/stat'))('a command', () => {
  it.each(['SIGINT', 'SIGHUP'] as const)(
    'that computes in steps stops at the first %s',
    { timeout: TIMEOUT },
    async (signal) => {
      const { child, ended } = startCommand(command.path, inSteps())
      await busy(child.pid!)
      child.kill(signal)
      const { code, stderr } = await ended
      expect([code, stderr.match(/request\/[a-z]+/)?.[0]]).toEqual([1, 'request/aborted'])
    },
  )

  it.each(['SIGINT', 'SIGHUP'] as const)(
    'that computes in one go is ended by the second %s',
    { timeout: TIMEOUT },
    async (signal) => {
      const { child, ended } = startCommand(command.path, atOnce())
      await busy(child.pid!)
      child.kill(signal)
      await setTimeout(100)
      child.kill(signal)
      await ended
      expect(child.signalCode).toBe(signal)
    },
  )

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'that waits for a pipe stops at the first %s',
    { timeout: TIMEOUT },
    async (signal) => {
      const pipe = join(folder, `pipe-${signal}.csv`)
      execFileSync('mkfifo', [pipe])
      const store = join(folder, `store-${signal}`)
      const { child, ended } = startCommand(command.path, ['load', pipe, '--store', store])
      await read(pipe)
      child.kill(signal)
      const { code, stderr } = await ended
      expect([code, stderr.match(/request\/[a-z]+/)?.[0]]).toEqual([1, 'request/aborted'])
      expect(existsSync(store)).toBe(false)
    },
  )
})

/** Waits until somebody reads a pipe: before that, it cannot be opened to write without waiting. */
async function read(pipe: string): Promise<void> {
  for (;;) {
    try {
      closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK))
      return
    } catch {
      await setTimeout(50)
    }
  }
}

describe('an output', () => {
  it.skipIf(!existsSync('/dev/full')).each([
    ['a table', ['lrt', 'COUNTS', '--simulations', '10', '--drug', 'D1']],
    ['JSON', ['lrt', 'COUNTS', '--simulations', '10', '--drug', 'D1', '--format', 'json']],
    ['a load', ['load', 'CASES', '--store', 'STORE']],
    ['help', ['--help']],
  ])('that is full is an error: %s', { timeout: TIMEOUT }, async (_, args) => {
    const given: Record<string, string> = {
      COUNTS: counts,
      CASES: cases,
      STORE: join(folder, 'store-full'),
    }
    const script = ['"$0" "$@" > /dev/full', process.execPath, command.path, ...args.map((arg) => given[arg] ?? arg)]
    const child = spawn('sh', ['-c', ...script], { stdio: ['ignore', 'ignore', 'pipe'] })
    let stderr = ''
    child.stderr.on('data', (text) => {
      stderr += text
    })
    const [code] = (await once(child, 'close')) as [number]
    expect([code, stderr.match(/output\/[a-z-]+/)?.[0]]).toEqual([1, 'output/disk-full'])
  })

  it('whose reader is gone is none', { timeout: TIMEOUT }, async () => {
    const script = 'set -o pipefail; "$0" "$1" lrt "$2" --simulations 10 --format csv | head -n 1'
    const child = spawn('bash', ['-c', script, process.execPath, command.path, counts], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stderr = ''
    child.stderr.on('data', (text) => {
      stderr += text
    })
    child.stdout.resume()
    const [code] = (await once(child, 'close')) as [number]
    expect([code, stderr]).toEqual([0, ''])
  })

  it('names nothing that a terminal would obey', { timeout: TIMEOUT }, async () => {
    const hostile = '\u001b]0;x\u0007\u202e\u200b\r.csv'
    const path = join(folder, hostile)
    await writeFile(path, 'case_id,drug,event\n1,A\u001b[2JB,Nau\u202esea\n')
    const store = join(folder, 'store-hostile')
    const runs = [
      await runBuilt(command.path, ['load', path, '--store', store]),
      await runBuilt(command.path, ['load', `${path}\u009b`, '--store', store, '--json']),
      await runBuilt(command.path, ['signals', '--store', store, '--min-count', '1']),
      await runBuilt(command.path, ['trace', '1', '--store', store]),
      await runBuilt(command.path, ['signals', '--store', store, '--\u001b[2J']),
    ]
    for (const { stdout, stderr } of runs) {
      expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
    const { stdout } = await runBuilt(command.path, [
      'signals',
      '--store',
      store,
      '--min-count',
      '1',
      '--format',
      'json',
    ])
    expect((JSON.parse(stdout) as { rows: { event: string }[] }).rows[0]!.event).toBe('Nau\u202esea')
    expect(await readdir(store)).toContain('CURRENT')
  })
})
