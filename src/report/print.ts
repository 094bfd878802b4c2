import * as core from '@actions/core'
import { LOG_LINE_LIMIT, toLogText } from './untrusted.ts'

/** The runner's limit (docs/internals/runners.md, Annotations). */
const ANNOTATION_LIMIT = 4_096

export type Annotation = AnnotationProperties & {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
}

type AnnotationProperties = {
  readonly title?: string
  readonly file?: string
  /** 1-based. */
  readonly line?: number
}

/** The log. Treats all text as untrusted and prints it as one line. */
export type Printer = {
  printLine(text: string): void
  printGroup(title: string, lines: Iterable<string>): void
  /** Opens a folded group and closes an open one: groups do not nest. */
  startGroup(title: string): void
  /** Closes an open group, if any. */
  endGroup(lastLine?: string): void
  error(text: string, properties?: AnnotationProperties): void
  warning(text: string, properties?: AnnotationProperties): void
  notice(text: string, properties?: AnnotationProperties): void
  /** Prints only with `RUNNER_DEBUG=1`; `core.debug` always prints (docs/internals/runners.md, Debug). */
  debug(text: string): void
  /** Masks the text as `***` in later lines; ignores empty text. */
  mask(secret: string): void
}

/** Creates the printer, the only code that writes to stdout. */
export function createPrinter(options: { readonly debug: boolean; readonly onGithub: boolean }): Printer {
  let open = false
  const secrets: string[] = []
  const sanitize = (text: string, limit?: number): string => {
    return toLogText(
      secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text),
      limit,
    )
  }
  const printLine = (text: string): void => core.info(sanitize(text))
  const endGroup = (lastLine?: string): void => {
    if (!open) return
    open = false
    if (lastLine !== undefined) printLine(lastLine)
    core.endGroup()
  }
  const startGroup = (title: string): void => {
    endGroup()
    open = true
    core.startGroup(sanitize(title))
  }
  return {
    printLine,
    printGroup(title, lines) {
      startGroup(title)
      for (const text of lines) printLine(text)
      endGroup()
    },
    startGroup,
    endGroup,
    error: (text, properties) => core.error(sanitize(text, ANNOTATION_LIMIT), sanitizeProperties(properties)),
    warning: (text, properties) => core.warning(sanitize(text, ANNOTATION_LIMIT), sanitizeProperties(properties)),
    notice: (text, properties) => core.notice(sanitize(text, ANNOTATION_LIMIT), sanitizeProperties(properties)),
    debug(text) {
      if (options.debug) core.debug(sanitize(text))
    },
    mask(secret) {
      if (secret === '' || secrets.includes(secret)) return
      secrets.push(secret)
      // GitHub hides the command; other systems would print the secret.
      if (options.onGithub) core.setSecret(secret)
    },
  }
}

/** Omits a file name with special characters: after cleaning it could name another file. */
function sanitizeProperties({ title, file, line }: AnnotationProperties = {}): core.AnnotationProperties {
  const isSafe = file !== undefined && toLogText(file, LOG_LINE_LIMIT) === file
  return {
    ...(title === undefined ? {} : { title: toLogText(title) }),
    ...(isSafe ? { file } : {}),
    ...(isSafe && line !== undefined ? { startLine: line } : {}),
  }
}
