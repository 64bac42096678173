import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { memorySource } from '@aethersignal/engine'
import * as nodeServer from '@hono/node-server'
import express from 'express'
import fastify from 'fastify'
import * as hono from 'hono'
import ts from 'typescript'
import { expect, it } from 'vitest'
import type { AetherServer } from '../aether-server.js'
import * as kit from '../index.js'
import { syntheticRun } from '../synthetic-run.fixture.js'

const page = readFileSync(new URL('../../../../docs/guide/mounting.md', import.meta.url), 'utf8')
const [setUp, ...mounts] = Array.from(page.matchAll(/^```ts\n([\s\S]*?)^```$/gm), (block) => ({
  name: /^## (.*)$/m.exec(page.slice(0, block.index).split('\n').reverse().join('\n'))?.[1] ?? 'server',
  code: block[1] ?? '',
}))

const users: Readonly<Record<string, object>> = { all: { name: 'all' }, french: { country: 'FR' } }
const userOf = (name: string | undefined) => users[name ?? ''] ?? null

function exportsOf(code: string, modules: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023, esModuleInterop: true },
  })
  const require = (name: string) => modules[name]
  const body = `return (async () => {${outputText}\nreturn exports })()`
  return new Function('require', 'exports', 'userOf', 'port', body)(require, {}, userOf, 0)
}

const source = await memorySource(syntheticRun({ reports: 400, drugs: 12, events: 12 }), { title: 'Mounted' })

async function mounted(code: string) {
  const { server } = await exportsOf(setUp!.code, { '@aethersignal/server': kit, './source.js': { source } })
  const { listening } = await exportsOf(code, {
    '@aethersignal/server': kit,
    '@hono/node-server': nodeServer,
    './server.js': { server: server as AetherServer },
    'node:http': await import('node:http'),
    express: { __esModule: true, default: express },
    fastify: { __esModule: true, default: fastify },
    hono,
  })
  const node = listening as Server
  if (!node.listening) await new Promise((resolve) => node.once('listening', resolve))
  const url = `http://127.0.0.1:${(node.address() as AddressInfo).port}`
  const run = (user: string, body: unknown = { minCount: 1, page: { offset: 0, limit: 5 } }) =>
    fetch(`${url}/signals/api/v1/signals/run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-user': user },
      body: JSON.stringify(body),
    })
  const close = () =>
    new Promise((resolve) => {
      node.close(resolve)
      node.closeAllConnections()
    })
  return { url, run, close }
}

const read = async (response: Response) =>
  (await response.json()) as { readonly rows: number; readonly reports: number; readonly code: string }

async function answersAsMounted(code: string): Promise<void> {
  const { url, run, close } = await mounted(code)
  try {
    const all = await read(await run('all'))
    const french = await read(await run('french'))
    expect(all.rows).toBe(5)
    expect(french.reports).toBeGreaterThan(0)
    expect(french.reports).toBeLessThan(all.reports)
    const nobody = await run('nobody')
    expect([nobody.status, (await read(nobody)).code]).toEqual([401, 'request/unauthenticated'])
    const invalid = await run('all', { minCount: 'many' })
    expect([invalid.status, (await read(invalid)).code]).toEqual([400, 'query/invalid'])
    const health = await fetch(`${url}/signals/api/v1/health`)
    expect(await health.json()).toEqual({ status: 'ok' })
    expect((await fetch(`${url}/api/v1/health`)).headers.get('content-type')).not.toBe('application/json')
    expect(await (await fetch(`${url}/`)).text()).toBe('the application')
  } finally {
    await close()
  }
}

it('has an example for each way', () => {
  expect(mounts.map(({ name }) => name)).toEqual(['Hono', 'Express', 'Fastify', 'node:http'])
})

it.each(mounts)('runs the example for $name', ({ code }) => answersAsMounted(code))

it('takes what express.json() has parsed, where it stands before', async () => {
  const express = mounts.find(({ name }) => name === 'Express')!.code
  const code = express
    .replace('app.use(express.json())\n', '')
    .replace('express()\n', 'express()\napp.use(express.json())\n')
  expect(code).not.toBe(express)
  await answersAsMounted(code)
})

it('finds nothing beside its base path', async () => {
  const { server } = await exportsOf(setUp!.code, { '@aethersignal/server': kit, './source.js': { source } })
  const status = async (path: string, basePath: string) =>
    (await (server as AetherServer).fetch(new Request(`http://x${path}`), { basePath })).status
  expect(await status('/signals/api/v1/health', '/signals')).toBe(200)
  expect(await status('/signals/api/v1/health', '/signals/')).toBe(200)
  expect(await status('/api/v1/health', '/signals')).toBe(404)
  expect(await status('/signalsapi/v1/health', '/signals')).toBe(404)
  expect(await status('/other/signals/api/v1/health', '/signals')).toBe(404)
})
