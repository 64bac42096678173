// The command as `npx` runs it from packed packages, in a folder that holds nothing else: a table is loaded, ranked and served.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runStep } from './run-step.mjs'

/** Twelve reports of one drug with one event, which the others lack, and twelve of another. */
const TABLE = [
  'case_id,drug,event',
  ...Array.from({ length: 24 }, (_, at) => `${at + 1},${at % 2 === 0 ? 'ALFAMAB,Rash' : 'BETACILLIN,Nausea'}`),
  '',
].join('\n')

/**
 * Runs `npx aethersignal` without a checkout.
 * @param {string} folder where the folder for it is made
 * @param {string[]} tarballs of the command and of every package that it stands on
 * @returns {Promise<string[]>} what went wrong
 */
export async function checkCommand(folder, tarballs) {
  const host = join(folder, 'npx')
  mkdirSync(host)
  writeFileSync(join(host, 'cases.csv'), TABLE)
  const env = { npm_config_cache: join(folder, 'npx-cache'), npm_config_loglevel: 'error', npm_config_audit: 'false' }
  const npx = ['npx', '--yes', ...tarballs.map((tarball) => `--package=${tarball}`), '--', 'aethersignal']
  const problems = []
  const check = (what, good) => {
    console.log(`${good ? 'ok    ' : 'FAILED'} npx aethersignal ${what}`)
    if (!good) problems.push(`npx aethersignal ${what}`)
    return good
  }
  const loaded = await runStep([...npx, 'load', 'cases.csv', '--store', 'store'], { quiet: true, cwd: host, env })
  if (!check('load', loaded.code === 0)) return problems
  const ranked = await runStep([...npx, 'signals', '--store', 'store', '--limit', '10'], {
    quiet: true,
    cwd: host,
    env,
  })
  check('signals', ranked.code === 0 && /^ALFAMAB\s.*Rash/m.test(ranked.output))
  for (const [what, good] of await served([...npx, 'serve', '--store', 'store', '--port', '0'], host, env)) {
    check(`serve: ${what}`, good)
  }
  return problems
}

/** What a server that is started so answers, until it is ended. */
async function served([name, ...args], cwd, env) {
  // A group of its own, so that what npx starts ends with it.
  const server = spawn(name, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const ended = new Promise((resolve) => server.on('close', resolve))
  try {
    const url = await Promise.race([firstLine(server.stdout), ended.then(() => undefined)])
    if (url === undefined) return [['the address', false]]
    const asked = async (path, pattern) => {
      const answer = await fetch(new URL(path, url))
      return answer.ok && pattern.test(await answer.text())
    }
    return [
      ['the page', await asked('/', /<aether-signal-explorer/)],
      ['the code of the page', await asked('/aether.js', /aether-signal-explorer|import/)],
      ['the API', await asked('/api/v1/datasets', /"default"/)],
    ]
  } finally {
    if (server.exitCode === null) process.kill(-server.pid, 'SIGTERM')
    await ended
  }
}

async function firstLine(stream) {
  let text = ''
  for await (const chunk of stream) {
    text += chunk
    if (text.includes('\n')) return text.split('\n', 1)[0]
  }
  return undefined
}
