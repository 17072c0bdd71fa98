import type { ReactNode } from 'react'
import { readAccountContract } from '#domain/accounts/account.contract.ts'
import { usePathId } from '#web/kit/address.ts'
import { Go } from '#web/kit/Go.tsx'
import { PageHead } from '#web/kit/PageHead.tsx'
import { useCall } from '#web/kit/query.ts'
import { useWords } from '#web/kit/wording.ts'
import { Kinships } from './Kinships.tsx'
import { kinWording } from './kin.wording.ts'

/** Relatives of somebody else’s account, for the security administrator. */
export function AccountKinPage(): ReactNode {
  const say = useWords(kinWording)
  const id = usePathId()
  const { data } = useCall(readAccountContract, { params: { id } })
  return (
    <>
      <PageHead
        title={say('title.of', { name: data?.name ?? '' })}
        tabTitle={say('list')}
        about={say('about.of')}
      >
        <Go to={`/accounts/${id}`} className="btn">
          {say('back')}
        </Go>
      </PageHead>
      <Kinships accountId={id} />
    </>
  )
}
