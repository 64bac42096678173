#!/usr/bin/env node
import { isMainThread } from 'node:worker_threads'
import { runInThread } from './process/command-thread.js'
import { superviseCommand } from './process/supervise-command.js'

// Signals are heard by the main thread alone, and only while it is idle: the command works in a thread of its own.
if (isMainThread) superviseCommand(new URL(import.meta.url))
else await runInThread()
