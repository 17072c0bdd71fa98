/** One statement without its comments; what stood in quotes is kept, and cut out in `bare`. */
export type Statement = { readonly text: string; readonly bare: string }

const piece =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$[a-z_]*\$)[\s\S]*?\1|;|[^-/'"$;]+|[\s\S]/gi

/** Splits a migration at its semicolons, minding quotes, `$$` bodies and comments. */
export function statementsOf(sql: string): Statement[] {
  const found: Statement[] = []
  let text = ''
  let bare = ''
  for (const [part] of sql.matchAll(piece)) {
    if (part.startsWith('--') || part.startsWith('/*')) {
      text += ' '
    } else if (part === ';') {
      found.push({ text: text.trim(), bare: bare.trim() })
      text = ''
      bare = ''
    } else {
      text += part
      bare += /^['$]/.test(part) && part.length > 1 ? "''" : part
    }
  }
  if (text.trim() !== '') found.push({ text: text.trim(), bare: bare.trim() })
  return found
}

export type Table = { readonly name: string; readonly lines: readonly string[] }

/** The table a statement creates, with its columns and constraints one by one. */
export function tableOf({ bare }: Statement): Table | undefined {
  const [, name, body] =
    /^create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w.]+)\s*\(([\s\S]*)\)[^)]*$/i.exec(
      bare,
    ) ?? []
  if (name === undefined || body === undefined) return undefined
  return { name, lines: commaParts(body) }
}

/** Splits at the commas outside parentheses. */
export function commaParts(list: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const letter of list) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (letter === ',' && depth === 0) {
      parts.push(part.trim())
      part = ''
    } else {
      part += letter
    }
  }
  return [...parts, part.trim()].map((each) => each.replaceAll(/\s+/g, ' ')).filter(Boolean)
}
