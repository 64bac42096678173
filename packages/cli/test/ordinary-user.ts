import { spawnSync } from 'node:child_process'

/**
 * What to start a command through so that permissions hold for it as for any user: nothing, or for root `setpriv` without
 * the capabilities to pass them by. Root stays the owner of its files, so a checkout that nobody else may enter will do.
 */
function throughPermissions(): readonly string[] {
  if (process.getuid?.() !== 0) return []
  const passing = '-dac_override,-dac_read_search'
  return ['setpriv', `--bounding-set=${passing}`, `--inh-caps=${passing}`]
}

/** How to start a command that a closed folder is closed to, or why none can be started here. */
export function ordinaryUser(command: string, closed: string): { through: readonly string[] } | { cannot: string } {
  if (process.platform === 'win32') return { cannot: 'Windows has no such permissions' }
  const through = throughPermissions()
  const script = `
    const { accessSync, constants, readdirSync } = require('node:fs')
    try { accessSync(process.argv[1], constants.R_OK); accessSync(process.argv[2], constants.R_OK) } catch { process.exit(3) }
    try { readdirSync(process.argv[3]) } catch { process.exit(0) }
    process.exit(4)`
  const [first = '', ...rest] = [...through, process.execPath, '-e', script, command, import.meta.filename, closed]
  const { status, error } = spawnSync(first, rest)
  if (status === 0) return { through }
  if (status === 3) return { cannot: 'the checkout or the command cannot be read without passing its permissions by' }
  if (status === 4) return { cannot: 'this user passes every permission by' }
  return {
    cannot: `${first} cannot take the right to pass permissions by from root: ${error?.message ?? `it ended with ${status}`}`,
  }
}
