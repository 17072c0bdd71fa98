import type { ReactNode } from 'react'
import { useAddress } from './address.ts'
import { figure } from './time.ts'

export type Tab = { readonly key: string; readonly label: string; readonly count?: number }

/** Views of one page. Which one is open stands in the address under `name`; the first needs no word. */
export function Tabs({
  name,
  tabs,
  children,
}: {
  name: string
  tabs: readonly Tab[]
  children?: ReactNode
}): ReactNode {
  const [address, change] = useAddress()
  const current = address[name] ?? tabs[0]?.key
  return (
    <div className="views">
      {tabs.map(({ key, label, count }, index) => (
        <button
          key={key}
          type="button"
          className="plain"
          aria-current={key === current ? 'true' : undefined}
          onClick={() => change({ [name]: index === 0 ? undefined : key })}
        >
          {label}
          {count !== undefined && <b>{figure(count)}</b>}
        </button>
      ))}
      {children !== undefined && <span className="views-end">{children}</span>}
    </div>
  )
}
