import { countsOf } from '../../run/counts.ts'
import { OPT_OUT_WORDS } from '../../run/notices.ts'
import type { ProjectRun, Run } from '../../run/run.ts'
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
    const { id, name } = only.project
    document.block(`Project ${link(name, projectUrl(run, id), 120)} · ${identity(only)}`)
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
    cells: (projectRun) => {
      const { id, name, paths } = projectRun.project
      return [
        link(name, projectUrl(run, id), 120),
        markdownText(paths.join(', ')),
        count(countsOf(results.get(id) ?? []).attempted),
        identity(projectRun),
      ]
    },
  })
}

/** The id, how it is known, and whether the cloud knew it. */
function identity({ project, isNew }: ProjectRun): string {
  const known = markdownText(`${project.id}, ${sourceWords(project.source)}`)
  return isNew === true ? `${known} · **new to the cloud**` : known
}
