import { type Command, Option } from 'commander'

/** A flag of a command: how it is read, and what it is where it is not given. */
export interface Flag<Value> {
  readonly initial: Value
  /** The option of the flag that is called so. */
  readonly option: (name: string) => Option
  /** @throws AetherError `usage/invalid` for a value that is none, in words that commander does not have. */
  check?(value: Value): void
}

/** Flags by the names that their values have: `minCount` is `--min-count`. */
export type Flags = Readonly<Record<string, Flag<unknown>>>

/** What was given for each of the flags. */
export type FlagValues<Given extends Flags> = {
  readonly [Name in keyof Given]: Given[Name] extends Flag<infer Value> ? Value : never
}

/** A flag with a text, such as `<name>`, or with several texts, such as `<name...>`. */
export function text(argument: string, what: string): Flag<string | undefined> {
  return { initial: undefined, option: (name) => new Option(`${name} ${argument}`, what) }
}

/** A flag that takes one or more texts, such as `<name...>`. */
export function texts(argument: `<${string}...>`, what: string): Flag<readonly string[] | undefined> {
  return { initial: undefined, option: (name) => new Option(`${name} ${argument}`, what) }
}

/** A flag that is read, with what it is where it is not given. */
export function read<Value>(
  argument: string,
  what: string,
  reader: (text: string) => Value,
  initial: Value,
): Flag<Value>
export function read<Value>(argument: string, what: string, reader: (text: string) => Value): Flag<Value | undefined>
export function read<Value>(argument: string, what: string, reader: (text: string) => Value, initial?: Value) {
  const option = (name: string) => {
    const made = new Option(`${name} ${argument}`, what).argParser(reader)
    return initial === undefined ? made : made.default(initial)
  }
  return { initial, option }
}

/** A flag that takes one of some words. */
export function choice<const Word extends string>(
  argument: string,
  what: string,
  words: readonly Word[],
  initial: NoInfer<Word>,
): Flag<Word>
export function choice<const Word extends string>(
  argument: string,
  what: string,
  words: readonly Word[],
): Flag<Word | undefined>
export function choice(argument: string, what: string, words: readonly string[], initial?: string) {
  const option = (name: string) => {
    const made = new Option(`${name} ${argument}`, what).choices(words)
    return initial === undefined ? made : made.default(initial)
  }
  return { initial, option }
}

/** A flag that is there or not. */
export function toggle(what: string): Flag<boolean> {
  return { initial: false, option: (name) => new Option(name, what) }
}

/** A flag that takes back what is the rule: `standardize` is `--no-standardize`. */
export function unless(what: string): Flag<boolean> {
  return { initial: true, option: (name) => new Option(name.replace('--', '--no-'), what) }
}

/** A flag that has to be given. */
export function required<Value>({ option }: Flag<Value>): Flag<NonNullable<Value>> {
  // Commander refuses a call without it, so that the initial value is never seen.
  return { initial: undefined as never, option: (name) => option(name).makeOptionMandatory() }
}

/** Adds the flags to a command. */
export function addFlags(command: Command, flags: Flags): void {
  for (const [name, flag] of Object.entries(flags)) command.addOption(flag.option(flagName(name)))
}

/** What was given for the flags, with what they are otherwise. @throws AetherError as their checks do */
export function flagValues<Given extends Flags>(flags: Given, given: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(flags).map(([name, { initial, check }]) => {
    const value = given[name] ?? initial
    check?.(value)
    return [name, value] as const
  })
  return Object.fromEntries(entries) as FlagValues<Given>
}

/** `minCount` as it is typed: `--min-count`. */
export function flagName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
