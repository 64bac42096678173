import type { DrugEntry, ReactionEntry } from './lexicon-entry.js'

/** Reads lines of `generic = brand, brand | slang, slang | misspelling, misspelling`; parts at the end may be missing. */
export function parseDrugs(lines: string): DrugEntry[] {
  return entries(lines).map(({ term, parts: [brands = [], slang = [], misspellings = []] }) => ({
    term,
    brands,
    slang,
    misspellings,
  }))
}

/** Reads lines of `term = phrase, phrase | emoji, emoji`; parts at the end may be missing. */
export function parseReactions(lines: string): ReactionEntry[] {
  return entries(lines).map(({ term, parts: [phrases = [], emoji = []] }) => ({ term, phrases, emoji }))
}

function entries(lines: string): { term: string; parts: string[][] }[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [term = '', forms = ''] = line.split('=')
      return { term: term.trim(), parts: forms.split('|').map(list) }
    })
}

const list = (text: string) =>
  text
    .split(',')
    .map((form) => form.trim())
    .filter((form) => form !== '')
