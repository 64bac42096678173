import type { Incidence } from '@aethersignal/core'
import type { DuplicateCases } from '../cases/duplicate-cases.js'
import { type FieldKey, fieldValue } from '../cases/field-values.js'

/** A hash of 32 bits of what the exact rule compares; equal reports have equal hashes, whatever their order. */
export function hashReport(cases: DuplicateCases, fields: readonly FieldKey[], report: number): number {
  let hash = 0x811c9dc5
  for (const field of fields) hash = mix(hash, Math.round(fieldValue(cases, field, report) * 4096))
  hash = mixCodes(hash, cases.drugs, report)
  return finish(mixCodes(hash, cases.events, report))
}

function mixCodes(hash: number, { offsets, codes }: Incidence, report: number): number {
  let mixed = mix(hash, offsets[report + 1]! - offsets[report]!)
  for (let at = offsets[report]!; at < offsets[report + 1]!; at++) mixed = mix(mixed, codes[at]!)
  return mixed
}

// MurmurHash3, 32 bits (Appleby, public domain).
function mix(hash: number, value: number): number {
  const scrambled = Math.imul(value, 0xcc9e2d51)
  const mixed = hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593)
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
