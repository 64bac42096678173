#!/usr/bin/env node
import { runCommand } from './run-command.js'
import { processTerminal } from './terminal.js'

const terminal = processTerminal()
// The reader of a pipe may go away before the end, as `head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
process.stderr.on('error', () => {})

const code = await runCommand(process.argv.slice(2), terminal)
await new Promise((resolve) => process.stdout.write('', resolve))
process.exit(code)
