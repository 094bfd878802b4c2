/**
 * The sentences of a Markdown page: of its prose, each cell of its tables and each point of its lists, on one line each.
 * Code blocks, comments and headings have none.
 */
export function sentencesOf(page: string): string[] {
  const prose = page
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/^#.*$/gm, '')
  return prose
    .split(/\n\s*\n|^(?=\s*(?:[-*]|\d+\.) )/m)
    .flatMap((block) => (block.trimStart().startsWith('|') ? block.split(/[|\n]/) : [block]))
    .map((text) =>
      text
        .replace(/\s+/g, ' ')
        .replace(/^\s*(?:[-*]|\d+\.) /, '')
        .trim(),
    )
    .flatMap((text) => text.split(/(?<=[.!?](?:\*\*|\)|_)?) (?=[\p{Lu}`*“[])/u))
    .map((text) => text.trim())
    .filter((text) => text !== '')
}
