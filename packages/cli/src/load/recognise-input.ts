import { open, stat } from 'node:fs/promises'
import { AetherError } from '@aethersignal/model'
import { inputError } from '../input-error.js'

/** What a path is to be read as. */
export type InputKind = 'faers' | 'csv'

/** Looks at a path: quarters of FAERS, or a table of cases. Throws `input/not-recognised` for anything else. */
export async function recogniseInput(path: string): Promise<InputKind> {
  const found = await stat(path).catch((thrown: unknown) => {
    throw inputError(thrown, path)
  })
  const { recogniseFaersPath } = await import('@aethersignal/faers')
  const faers = await recogniseFaersPath(path)
  if (faers === true) return 'faers'
  if (found.isFile() && (await isText(path))) return 'csv'
  throw new AetherError(
    'input/not-recognised',
    typeof faers === 'string' ? faers : 'Neither FAERS nor a table of cases.',
    {
      place: { file: path },
      remedy: 'Give FAERS quarters (zip, folder or ASCII files) or CSV with the columns case_id, drug, event.',
    },
  )
}

/** Gzip, or bytes that can be text: no NUL among the first ones. */
async function isText(path: string): Promise<boolean> {
  const file = await open(path).catch((thrown: unknown) => {
    throw inputError(thrown, path)
  })
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(4096) })
    const head = buffer.subarray(0, bytesRead)
    return (head[0] === 0x1f && head[1] === 0x8b) || !head.includes(0)
  } finally {
    await file.close()
  }
}
