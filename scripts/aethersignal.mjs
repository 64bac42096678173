// `pnpm -s aethersignal …` runs the command of this checkout, bundled anew where a source has changed.
import { command, commandOfSources } from './command-of-sources.mjs'

const made = commandOfSources()
await made.command()
if (process.argv[2] === 'serve') {
  const { code } = await made.page()
  if (code !== 0) process.exit(1)
}
await import(command)
