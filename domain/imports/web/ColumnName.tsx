import type { ReactNode } from 'react'
import { useLanguage } from '#web/kit/wording.ts'
import { columnNames } from '../column-name.schema.ts'
import type { ImportColumn } from '../import-column.schema.ts'

/** A column's title as it stands in files; in English with what it means. */
export function ColumnName({ column }: { column: ImportColumn }): ReactNode {
  const isEnglish = useLanguage() === 'en'
  const mark = column.isRequired === true ? '*' : ''
  const name = columnNames[column.title]
  return isEnglish && name !== undefined
    ? `${column.title}${mark} (${name})`
    : `${column.title}${mark}`
}
