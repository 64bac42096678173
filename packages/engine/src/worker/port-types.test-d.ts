/// <reference types="node" />
import type { MessagePort as NodeMessagePort, Worker as NodeWorker } from 'node:worker_threads'
import type { SourcePort } from './source-port.js'

type Fits<T extends SourcePort> = T

export type Ports = [Fits<Worker>, Fits<MessagePort>, Fits<NodeWorker>, Fits<NodeMessagePort>]
