import type { ReactNode } from 'react'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useWords } from '#web/kit/wording.ts'
import { Kinships } from './Kinships.tsx'
import { kinWording } from './kin.wording.ts'

export function MyKinPage(): ReactNode {
  const say = useWords(kinWording)
  return (
    <>
      <PageHead title={say('title')} tabTitle={say('title')} about={say('about')} />
      <Kinships />
    </>
  )
}
