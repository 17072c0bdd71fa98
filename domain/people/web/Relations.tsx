import { useState, type ReactNode } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { useCommand } from '#web/kit/query.ts'
import { useWords } from '#web/kit/wording.ts'
import { endRelationContract, type Family, type RelationView } from '../relation.contract.ts'
import { EndDialog } from './EndDialog.tsx'
import { FamilyGraph } from './FamilyGraph.tsx'
import { fileActsWording } from './file-acts.wording.ts'
import { fileWording } from './file.wording.ts'
import type { PickedPerson } from './PersonPicker.tsx'
import { RelationDialog } from './RelationDialog.tsx'

/** The family of a file, with what may be done about it: note a relation, or that it has ended. */
export function Relations({
  person,
  tell,
}: {
  person: PickedPerson
  tell: (text: string) => void
}): ReactNode {
  const say = useWords(fileActsWording)
  const file = useWords(fileWording)
  const [isAdding, setIsAdding] = useState(false)
  const [ending, setEnding] = useState<{ edge: RelationView; name: string } | null>(null)
  const end = useCommand(endRelationContract, {
    refresh: ['people.family'],
    done: () => {
      tell(say('relation.ended'))
      setEnding(null)
    },
  })
  const nameIn = (family: Family, id: string): string =>
    family.nodes.find((node) => node.id === id)?.name ?? ''
  return (
    <>
      <FamilyGraph
        personId={person.id}
        onEnd={(edge, family) => {
          end.reset()
          setEnding({ edge, name: nameIn(family, edge.otherId) })
        }}
      />
      <p className="acts">
        <Button isSmall onClick={() => setIsAdding(true)}>
          {say('relation.add')}
        </Button>
      </p>
      {isAdding && (
        <RelationDialog person={person} tell={tell} onClose={() => setIsAdding(false)} />
      )}
      {ending !== null && (
        <EndDialog
          title={say('relation.end')}
          what={say('relation.end.what', {
            name: ending.name,
            relation: file(`relation.${ending.edge.relation}`),
          })}
          meaning={say('relation.end.meaning')}
          act={end}
          end={(validTo) =>
            end.mutate({
              params: { id: ending.edge.id },
              body: { validTo, version: ending.edge.version },
            })
          }
          onClose={() => setEnding(null)}
        />
      )}
    </>
  )
}
