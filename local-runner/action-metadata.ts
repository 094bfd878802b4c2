import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

type Documented = { readonly description: string; readonly default?: string; readonly required?: boolean }

export type ActionMetadata = {
  readonly name: string
  readonly description: string
  readonly author: string
  readonly branding: { readonly icon: string; readonly color: string }
  readonly inputs: Readonly<Record<string, Documented>>
  readonly outputs: Readonly<Record<string, Documented>>
  readonly runs: { readonly using: string; readonly main: string }
}

/** The actions of this repository, by the directory of their `action.yml`. */
export type ActionDirectory = '.' | 'merge'

/** Reads a committed `action.yml`. */
export function readActionMetadata(action: ActionDirectory = '.'): ActionMetadata {
  return parse(readFileSync(join(import.meta.dirname, '..', action, 'action.yml'), 'utf8')) as ActionMetadata
}

/** The text that a runner sets for each omitted input. A default that is an expression becomes the empty string. */
export function readInputDefaults(action: ActionDirectory): Record<string, string> {
  return Object.fromEntries(
    Object.entries(readActionMetadata(action).inputs).map(([name, input]) => [
      name,
      String(input.default ?? '').replace(/^\$\{\{.*\}\}$/s, ''),
    ]),
  )
}
