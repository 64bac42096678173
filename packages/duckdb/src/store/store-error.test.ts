import { AetherError } from '@aethersignal/model'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { storeError } from './store-error.js'

it.each([
  [Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }), 'store/disk-full'],
  [new Error('IO Error: Could not write all bytes to file "x": No space left on device'), 'store/disk-full'],
  [Object.assign(new Error('EROFS: read-only file system, mkdir'), { code: 'EROFS' }), 'store/not-writable'],
  [new Error('IO Error: Cannot open file "x": Permission denied'), 'store/not-writable'],
  [Object.assign(new Error('stop'), { name: 'AbortError' }), 'request/aborted'],
  [new Error("Invalid Error: don't know what type"), 'store/corrupt'],
  [new Error('something else'), 'internal/unexpected'],
  [new AetherError('store/locked', 'Busy.'), 'store/locked'],
])('names %s', (thrown, code) => {
  expect(storeError(thrown, '/store').code).toBe(code)
})

it('names what DuckDB throws when it may use no more memory, and when it is interrupted', async () => {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '20MB', temp_directory: '', threads: '1' })
  const connection = await instance.connect()
  const tooMuch = await connection.run('SELECT list(i) FROM range(50000000) t(i)').catch((error: unknown) => error)
  expect(storeError(tooMuch, '/store').code).toBe('store/out-of-memory')
  const long = connection.run('SELECT count(*) FROM range(100000000000) t(i), range(1000) u(j) WHERE i % 7 = j')
  setTimeout(() => connection.interrupt(), 100)
  expect(storeError(await long.catch((error: unknown) => error), '/store').code).toBe('request/aborted')
  instance.closeSync()
})
