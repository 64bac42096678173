import type { Server } from 'node:http'

/** A static server for the page; `vendor` is the folder of the browser bundle of the elements. */
export function createSite(vendor: string): Server
