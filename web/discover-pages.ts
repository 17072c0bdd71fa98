import { callPages } from './call-pages.ts'
import { helpPages } from './help-pages.ts'
import type { Page } from './kit/page.ts'
import { zeroReportPages } from './zero-report-pages.ts'

/** What brings things to light besides visits and leads, in the order of the navigation. */
export const discoverPages: readonly Page[] = [...zeroReportPages, ...callPages, ...helpPages]
