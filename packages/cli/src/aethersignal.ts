#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads'
import { superviseCommand } from './process/supervise-command.js'

// Signals are heard by the main thread alone, and only while it is idle: the command works in a thread of its own, which is
// the only one that loads it.
if (isMainThread) superviseCommand(new URL(import.meta.url))
else await import('./process/command-thread.js').then(({ runInThread }) => runInThread())
