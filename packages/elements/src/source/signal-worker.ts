import { memorySource, type SourcePort, serveSource } from '@aethersignal/engine'
import { readFiles } from '@aethersignal/intake/browser'
import { fetchFile } from './fetch-file.js'
import type { WorkerInput } from './worker-source.js'

// Tells the page that this script was found and runs, before anything is asked of it.
postMessage('begun')

serveSource(
  async (given, options) => {
    const input = given as WorkerInput
    const files = 'files' in input ? input.files : [await fetchFile(input, options)]
    const { runs, recognised, leftOut } = await readFiles(files, options)
    const title = 'title' in input ? input.title : (files[0]?.name ?? '')
    return memorySource(runs, { title, recognised, leftOut, ...options })
  },
  globalThis as unknown as SourcePort,
)
