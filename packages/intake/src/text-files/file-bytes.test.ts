import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileBytes } from './file-bytes.js'
import { readNamedText } from './read-named-text.js'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-bytes-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

it('reads plain and packed files alike, and says what they are called and what their bytes are', async () => {
  const [plain, packed] = [join(folder, 'a.csv'), join(folder, 'a.csv.gz')]
  await writeFile(plain, 'drug,ingredient\nÄTHER,ETHER\n')
  await writeFile(packed, gzipSync('drug,ingredient\nÄTHER,ETHER\n'))
  const [one, other] = [await readNamedText(plain), await readNamedText(packed)]
  expect(other.text).toBe(one.text)
  expect([one.title, other.title]).toEqual(['a.csv', 'a.csv.gz'])
  expect(one.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(other.sha256).not.toBe(one.sha256)
})

it.each([
  ['absent.csv', null, 'input/not-found'],
  ['.', null, 'input/unreadable'],
  ['cut.gz', gzipSync('drug\n'.repeat(500)).subarray(0, 30), 'input/corrupt-archive'],
  ['bomb.gz', gzipSync(Buffer.alloc(32 * 1024 * 1024)), 'input/archive-too-large'],
])('refuses %s', async (name, bytes, code) => {
  const path = join(folder, name)
  if (bytes !== null) await writeFile(path, bytes)
  await expect(readNamedText(path)).rejects.toMatchObject({ code, place: { file: path } })
})

it('lets go of the file when it is not read to its end', async () => {
  const path = join(folder, 'long.csv')
  await writeFile(path, 'x'.repeat(1 << 20))
  const bytes = createReadStream(path)
  for await (const chunk of fileBytes(bytes, path).chunks) if (chunk.length > 0) break
  await expect.poll(() => bytes.destroyed).toBe(true)
})
