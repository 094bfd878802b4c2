import * as core from '@actions/core'
import { LOG_LINE_LIMIT, logText } from './untrusted.ts'

/** Characters that the runner keeps of an annotation (docs/internals/runners.md, Annotations). */
const ANNOTATION_LIMIT = 4_096

/** What a runner shows beside a file or on the run's page. */
export type Annotation = AnnotationProperties & {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
}

type AnnotationProperties = {
  readonly title?: string
  readonly file?: string
  /** Of the file, from 1. */
  readonly line?: number
}

/** The log. Every text is taken for untrusted and printed as one line. */
export type Printer = {
  line(text: string): void
  /** A folded group of lines. */
  group(title: string, lines: Iterable<string>): void
  /** Opens a group for the lines to come; one that is still open is closed, because groups do not nest. */
  startGroup(title: string): void
  /** Nothing, and no last line either, when no group is open. */
  endGroup(lastLine?: string): void
  error(text: string, properties?: AnnotationProperties): void
  warning(text: string, properties?: AnnotationProperties): void
  notice(text: string, properties?: AnnotationProperties): void
  /** Printed with `RUNNER_DEBUG=1` only: `core.debug` prints its line always (docs/internals/runners.md, Debug). */
  debug(text: string): void
  /** From now on this text is shown as `***`. Empty text is no secret. */
  mask(secret: string): void
}

/** The only code that writes to stdout. */
export function createPrinter(options: { readonly debug: boolean; readonly onGithub: boolean }): Printer {
  let open = false
  const secrets: string[] = []
  const shown = (text: string, limit?: number): string => {
    return logText(
      secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text),
      limit,
    )
  }
  const line = (text: string): void => core.info(shown(text))
  const endGroup = (lastLine?: string): void => {
    if (!open) return
    open = false
    if (lastLine !== undefined) line(lastLine)
    core.endGroup()
  }
  const startGroup = (title: string): void => {
    endGroup()
    open = true
    core.startGroup(shown(title))
  }
  return {
    line,
    group(title, lines) {
      startGroup(title)
      for (const text of lines) line(text)
      endGroup()
    },
    startGroup,
    endGroup,
    error: (text, properties) => core.error(shown(text, ANNOTATION_LIMIT), safe(properties)),
    warning: (text, properties) => core.warning(shown(text, ANNOTATION_LIMIT), safe(properties)),
    notice: (text, properties) => core.notice(shown(text, ANNOTATION_LIMIT), safe(properties)),
    debug(text) {
      if (options.debug) core.debug(shown(text))
    },
    mask(secret) {
      if (secret === '' || secrets.includes(secret)) return
      secrets.push(secret)
      // A runner swallows the command and masks every later line; anywhere else the command would print the secret.
      if (options.onGithub) core.setSecret(secret)
    },
  }
}

/** A file name that changes when it is cleaned would put the annotation on another file: then it is on none. */
function safe({ title, file, line }: AnnotationProperties = {}): core.AnnotationProperties {
  const isSafe = file !== undefined && logText(file, LOG_LINE_LIMIT) === file
  return {
    ...(title === undefined ? {} : { title: logText(title) }),
    ...(isSafe ? { file } : {}),
    ...(isSafe && line !== undefined ? { startLine: line } : {}),
  }
}
