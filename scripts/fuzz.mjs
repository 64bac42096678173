// `node scripts/fuzz.mjs [seconds] [first seed]` reads mutated inputs through every adapter; 10 minutes unless told.
// What goes wrong is printed with its seed: `node scripts/fuzz.mjs 1 <seed>` begins with it again.
import { runStep } from './run-step.mjs'

const [seconds = '600', seed = '1'] = process.argv.slice(2)
if (!(Number(seconds) > 0) || !Number.isSafeInteger(Number(seed))) {
  console.error('usage: node scripts/fuzz.mjs [seconds] [first seed]')
  process.exit(2)
}
const { code } = await runStep(['npx', 'vitest', 'run', '--project', 'node', 'tests/broken-corpus/fuzz.test.ts'], {
  env: { ...process.env, AETHERSIGNAL_FUZZ_SECONDS: seconds, AETHERSIGNAL_FUZZ_SEED: seed },
})
process.exitCode = code
