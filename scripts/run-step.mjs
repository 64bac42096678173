import { spawn } from 'node:child_process'

/** The package manager, at the version the lock file was made with; needs nothing installed but Node and npm. */
export const pnpm = ['npx', '-y', 'pnpm@10.34.9']

/**
 * Runs a command with its output shown, kept and shown only when it fails (`quiet`), or kept and given back (`kept`).
 * @param {string[]} command
 * @param {{ quiet?: boolean, kept?: boolean, env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function runStep(command, { quiet = false, kept = false, env = {}, cwd } = {}) {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const [name, ...args] = command
    const child = spawn(name, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet || kept ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (quiet && code !== 0) process.stdout.write(output)
      resolve({ code: code ?? 1, output, seconds: (performance.now() - started) / 1000 })
    })
  })
}
