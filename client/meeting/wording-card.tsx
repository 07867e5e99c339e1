// The text the board would decide, in its own voice: which version, when it was published, what it is about; and for those who may, a new wording.
// A text is never changed: another text is another version. What is decided stands in the decision's own card alone. Called by the current item's page.

import { PencilIcon, PersonCheckmarkIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wording } from '../../shared/contract/deciding.ts'
import { usePublishWording } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { LackList } from '../item/lack-list.tsx'
import { ReversalWords } from '../item/reversal-words.tsx'
import { useLacksOn } from '../item/use-lacks-on.ts'
import { Button } from '../ui/button.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { WholeIds } from '../ui/whole-ids.tsx'
import type { CourseRow } from './agenda-course.ts'
import { useBesideRoom } from './board-beside.ts'
import { CommandTrouble } from './command-trouble.tsx'
import type { ItemDeciding } from './item-deciding.ts'
import { LinkedChips } from './linked-chips.tsx'
import { isRecused, leadsDeciding, useInMeeting } from './meeting-context.ts'
import { WordingDialog } from './wording-dialog.tsx'

export function WordingCard({ row, deciding }: { readonly row: CourseRow; readonly deciding: ItemDeciding }) {
  const { t } = useTranslation('meeting')
  const { may, person, programmeId, view, me } = useInMeeting()
  const format = useFormat()
  const [writing, setWriting] = useState(false)
  const { published, draft, step } = deciding
  const text = published ?? draft
  const mayWrite = may('wording.write') && !isRecused(view, row.item.id, me.id)
  const mayPublish = mayWrite && leadsDeciding({ view, me: me.id, may })
  const all = useLacksOn(useBesideRoom())(row.item.linked)
  // What holds an item may be just what the text takes back.
  const lacks = text?.reverses === null ? all : all.filter(({ lack }) => lack !== 'frozen')
  if (step === 'decided' && row.item.linked.length === 0 && !mayWrite) return null
  return (
    <section className="card m-txt" id="m-wording" tabIndex={-1} aria-label={t('wording.title')}>
      {step === 'decided' ? null : text === null ? (
        <div className="m-txt-e">
          <p className="strong">{t('wording.none')}</p>
          <p className="small muted">{t('wording.noneBody')}</p>
        </div>
      ) : (
        <>
          <p className="m-txt-h">
            <span className="label">{t('wording.version', { version: text.version })}</span>
            <PublishedWord wording={text} deciding={deciding} />
          </p>
          <p className="m-words">
            <WholeIds>{text.text}</WholeIds>
          </p>
        </>
      )}
      {step === 'published' && published !== null && published.beforehand.length > 0 && (
        <p className="small">
          <StateWord state="ok" icon={PersonCheckmarkIcon}>
            {t('wording.beforehand', { names: format.list(published.beforehand.map((seat) => person(seat).name)) })}
          </StateWord>
        </p>
      )}
      {published !== null && published.reverses !== null && step !== 'decided' && (
        <p className="small">
          <ReversalWords programmeId={programmeId} decision={published.reverses} />
        </p>
      )}
      {step !== 'decided' && text !== null && <LackList lacks={lacks} />}
      {draft !== null && published !== null && mayWrite && <NewerDraft draft={draft} mayPublish={mayPublish} />}
      <div className="m-txt-f">
        {row.item.linked.length > 0 && <LinkedChips ids={row.item.linked} />}
        {draft !== null && published === null && mayPublish && <Publish wording={draft} />}
        {mayWrite && step !== 'asked' && (
          <span className="m-end">
            <Button variant="tertiary" icon={PencilIcon} onClick={() => setWriting(true)}>
              {text === null ? t('wording.write') : t('wording.amend')}
            </Button>
          </span>
        )}
      </div>
      {writing && (
        <WordingDialog
          row={row}
          before={draft ?? published}
          mayPublish={mayPublish}
          onClose={() => setWriting(false)}
        />
      )}
    </section>
  )
}

function PublishedWord({ wording, deciding }: { readonly wording: Wording; readonly deciding: ItemDeciding }) {
  const { t } = useTranslation('meeting')
  const format = useFormat()
  if (wording.publishedAt === null) return <StateWord state="no">{t('wording.unpublished')}</StateWord>
  const time = format.moment(new Date(wording.publishedAt), new Date())
  return (
    <span className="small muted">
      {t(deciding.round?.wordingId === wording.id ? 'wording.beforeRound' : 'wording.published', { time })}
    </span>
  )
}

function NewerDraft({ draft, mayPublish }: { readonly draft: Wording; readonly mayPublish: boolean }) {
  const { t } = useTranslation('meeting')
  return (
    <div className="m-newer">
      <p className="small">{t('wording.newer', { version: draft.version })}</p>
      <p className="m-newer-t">
        <WholeIds>{draft.text}</WholeIds>
      </p>
      {mayPublish && <Publish wording={draft} />}
    </div>
  )
}

function Publish({ wording }: { readonly wording: Wording }) {
  const { t } = useTranslation('meeting')
  const { programmeId, pointId } = useInMeeting()
  const publish = usePublishWording({ programmeId, pointId })
  return (
    <>
      <Button busy={publish.isPending} onClick={() => publish.mutate(wording.id)}>
        {t('wording.publish')}
      </Button>
      <CommandTrouble
        of={{ trouble: publish.isError ? problemText(publish.error) : null }}
        what={t('wording.notPublished')}
      />
    </>
  )
}
