import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOutput, withOutput } from './output-target.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-output-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('openOutput', () => {
  it('shows nothing at the path before the end', async () => {
    const path = join(folder, 'out.csv')
    await writeFile(path, 'old')
    const output = await openOutput(path, new PassThrough())
    await withOutput(output, async () => {
      await output.write(['new ', 'x'.repeat(100_000)])
      expect(await readFile(path, 'utf8')).toBe('old')
    })
    expect(await readFile(path, 'utf8')).toBe(`new ${'x'.repeat(100_000)}`)
    expect(await readdir(folder)).toEqual(['out.csv'])
  })

  it('leaves what was there when the work fails', async () => {
    const path = join(folder, 'out.csv')
    await writeFile(path, 'old')
    const output = await openOutput(path, new PassThrough())
    const work = withOutput(output, async () => {
      await output.write(['half'])
      throw new Error('no further')
    })
    await expect(work).rejects.toThrow('no further')
    expect(await readFile(path, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['out.csv'])
  })

  it('follows a link', async () => {
    await writeFile(join(folder, 'target.csv'), 'old')
    await symlink('target.csv', join(folder, 'link.csv'))
    const output = await openOutput(join(folder, 'link.csv'), new PassThrough())
    await withOutput(output, () => output.write(['new']))
    expect(await readFile(join(folder, 'target.csv'), 'utf8')).toBe('new')
  })

  it('refuses a folder and a place that is not there', async () => {
    await mkdir(join(folder, 'sub'))
    const stdout = new PassThrough()
    await expect(openOutput(join(folder, 'sub'), stdout)).rejects.toMatchObject({ code: 'output/not-writable' })
    await expect(openOutput(join(folder, 'none', 'out.csv'), stdout)).rejects.toMatchObject({
      code: 'output/not-writable',
    })
  })
})
