import { Failure } from '../failure.ts'
import { toCommandLineWords } from '../inputs/command-line-words.ts'
import { readInputs } from '../inputs/inputs.ts'
import { readRunner } from '../inputs/runner.ts'
import { type IdentifiedProjects, identifyProjects } from '../project/identify.ts'
import { adoptInputCase } from '../project/path-case.ts'
import type { Project } from '../project/project.ts'
import { toLogText } from '../report/untrusted.ts'
import { formatOptOut, formatSource } from '../run/notices.ts'
import { createInputLookup } from './given-inputs.ts'

type PrintedIds = {
  /** Only the IDs, one per line, for scripts. */
  readonly stdout: string
  /** The source of each ID, and notices. */
  readonly stderr: string
  /** 0: IDs found; 1: failure; 4: opted out. */
  readonly exitCode: 0 | 1 | 4
}

/**
 * Identifies the projects of a sync with these inputs, without sending anything.
 * @param env the environment, with valid inputs as `INPUT_…`
 */
export async function printProjectId(env: NodeJS.ProcessEnv): Promise<PrintedIds> {
  const runner = readRunner(env)
  const inputs = await readInputs(createInputLookup(env), runner)
  try {
    return formatProjects(await identifyProjects(await adoptInputCase(inputs, runner.workspace), runner))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { message, hint, code } = error
    return { stdout: '', stderr: toLines([`${message} (${code})`, hint].map(toCommandLineWords)), exitCode: 1 }
  }
}

function formatProjects({ projects, optOuts, notices }: IdentifiedProjects): PrintedIds {
  return {
    stdout: toLines(projects.map(({ id }) => id)),
    stderr: toLines(
      [
        ...projects.flatMap(formatLocations),
        ...optOuts.map(formatOptOut),
        ...notices.map(({ message }) => message),
      ].map(toCommandLineWords),
    ),
    exitCode: projects.length === 0 ? 4 : 0,
  }
}

function formatLocations({ id, name, source, locations }: Project): string[] {
  return locations.map(({ path, commit }) => {
    return `${path}: ${id} (${name}), ${formatSource(source)}${commit === '' ? '' : `, at ${commit}`}`
  })
}

function toLines(texts: readonly string[]): string {
  return texts.map((text) => `${toLogText(text)}\n`).join('')
}
