import { countsOf } from '../../run/counts.ts'
import { OPT_OUT_WORDS } from '../../run/notices.ts'
import type { Run } from '../../run/run.ts'
import type { MarkdownDocument } from '../document.ts'
import { link, projectUrl } from '../links.ts'
import { count } from '../quantities.ts'
import { markdownText } from '../untrusted.ts'
import { sourceWords } from '../words.ts'

/** Opted-out paths named; a workflow with more has them in the report. */
const OPT_OUTS_SHOWN = 20

/** Which project the sessions belong to, with its link and where its id comes from; a table when there are several. */
export function addProjects(document: MarkdownDocument, run: Run): void {
  const [only, second] = run.projects
  if (only !== undefined && second === undefined) {
    const { id, name, source } = only.project
    document.block(`Project ${link(name, projectUrl(run, id), 120)} · ${markdownText(`${id}, ${sourceWords(source)}`)}`)
  } else addProjectTable(document, run)
  for (const { path, file, setting } of run.optOuts.slice(0, OPT_OUTS_SHOWN))
    document.block(
      `Nothing below ${markdownText(path)} was sent: ${markdownText(file)} says ${OPT_OUT_WORDS[setting]}.`,
    )
}

function addProjectTable(document: MarkdownDocument, run: Run): void {
  const results = Map.groupBy(run.results, ({ projectId }) => projectId)
  document.table({
    title: 'Projects',
    folded: false,
    columns: ['Project', 'Path', '>Sessions', 'Id'],
    items: run.projects,
    cells: ({ project }) => [
      link(project.name, projectUrl(run, project.id), 120),
      markdownText(project.paths.join(', ')),
      count(countsOf(results.get(project.id) ?? []).attempted),
      markdownText(`${project.id}, ${sourceWords(project.source)}`),
    ],
  })
}
