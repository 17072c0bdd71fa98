import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'

/** What a template is filled with: texts, and lists of the same for its loops. */
export type TemplateData = {
  readonly [tag: string]: string | number | boolean | readonly (TemplateData | string)[]
}

/** A template and its data do not fit; the message names every tag concerned. */
export class TemplateError extends Error {
  readonly tags: readonly string[]
  constructor(reason: string, tags: readonly string[]) {
    super(`${reason}: ${tags.join(', ')}`)
    this.tags = tags
  }
}

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * Fills a .docx template: `{tag}`, `{#loop}…{/loop}` over paragraphs or table rows, `{.}` for a text
 * in a list. Values are escaped and never read as tags.
 * @throws TemplateError when the template has a tag without a value, or a loop that does not close
 */
export function fillTemplate(template: Buffer, data: TemplateData): Buffer {
  const missing = new Set<string>()
  const document = opened(template, missing)
  document.render(data)
  if (missing.size > 0) {
    throw new TemplateError('the template has tags without a value', [...missing])
  }
  return document.toBuffer({ compression: 'DEFLATE' })
}

function opened(template: Buffer, missing: Set<string>): Docxtemplater {
  try {
    return new Docxtemplater(new PizZip(template), {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      nullGetter({ value }) {
        missing.add(value)
        return ''
      },
    })
  } catch (error) {
    throw new TemplateError('the template cannot be read', tagsOf(error))
  }
}

/** docxtemplater gathers its errors in `properties.errors`, each with the tag in `properties.xtag`. */
function tagsOf(error: unknown): string[] {
  const { errors } = propertiesOf(error)
  const each = Array.isArray(errors) ? errors : [error]
  return each.map((one) => {
    const { xtag } = propertiesOf(one)
    return typeof xtag === 'string' ? xtag : one instanceof Error ? one.message : 'unreadable'
  })
}

function propertiesOf(error: unknown): Readonly<Record<string, unknown>> {
  if (typeof error !== 'object' || error === null || !('properties' in error)) return {}
  return (error.properties ?? {}) as Record<string, unknown>
}
