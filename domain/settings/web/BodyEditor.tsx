import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from '#web/kit/Loading.tsx'
import { useWords } from '#web/kit/wording.ts'
import { settingEditors } from '#web/setting-editors.ts'
import type { SettingKind } from '../setting.schema.ts'
import { FormEditor } from './FormEditor.tsx'
import { settingWording } from './setting.wording.ts'

/** What stands in a setting, in the editor of its kind. */
export function BodyEditor({
  kind,
  body,
  onBody,
}: {
  kind: SettingKind
  body: unknown
  onBody: (body: unknown) => void
}): ReactNode {
  const say = useWords(settingWording)
  const editor = useQuery({
    queryKey: ['setting-editor', kind],
    queryFn: async () => ({ Editor: await settingEditors[kind]?.() }),
    staleTime: Infinity,
  })
  if (editor.data === undefined) return <Loading what={say('title')} />
  const { Editor } = editor.data
  if (Editor === undefined) return <FormEditor kind={kind} path={[]} body={body} onBody={onBody} />
  return <Editor body={body} onBody={onBody} />
}
