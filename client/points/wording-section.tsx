// The texts a decision item may decide: the latest one in the board's own voice with whether the board has been shown it, those before it, writing
// another, and publishing. Nothing is overwritten: another text is another version. Called by the view of an agenda item.

import { CheckmarkCircleIcon, PencilIcon, PencilWritingIcon } from '@navikt/aksel-icons'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wording } from '../../shared/contract/deciding.ts'
import type { AgendaItemId } from '../../shared/ids.ts'
import { useDeciding, usePublishWording } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { ReversalWords } from '../item/reversal-words.tsx'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { WholeIds } from '../ui/whole-ids.tsx'
import { Beforehand } from './beforehand.tsx'
import { useInPoint, useMayInPoint, useMayPublish } from './point-context.ts'
import { WordingCirculation } from './wording-circulation.tsx'
import { WordingLacks } from './wording-lacks.tsx'
import { WriteWordingDialog } from './write-wording-dialog.tsx'
import './wording-section.css'

export interface WordingSectionProps {
  readonly id: AgendaItemId
  readonly number: number
  readonly internal: boolean
}

export function WordingSection({ id, number, internal }: WordingSectionProps) {
  const { t } = useTranslation('point')
  const { programmeId, pointId, meeting, me } = useInPoint()
  const recused = (meeting?.recusals[id] ?? []).includes(me)
  const mayWrite = useMayInPoint('wording.write') && !recused
  const mayPublish = useMayPublish()
  const deciding = useDeciding({ programmeId, pointId })
  const publish = usePublishWording({ programmeId, pointId })
  const titleId = useId()
  const [writing, setWriting] = useState(false)
  const wordings = (deciding.data?.wordings ?? [])
    .filter((wording) => wording.agendaItem === id)
    .sort((a, b) => b.version - a.version)
  const [latest, ...earlier] = wordings
  const inForce = wordings.find(({ publishedAt }) => publishedAt !== null) ?? null
  const decided = deciding.data?.decisions.some((decision) => decision.agendaItem === id) === true
  return (
    <section className="ws" aria-labelledby={titleId}>
      <p className="label" id={titleId}>
        {t('wordings.title')}
      </p>
      {latest === undefined ? (
        <p className="muted small">{t('wordings.none')}</p>
      ) : (
        <>
          <p className="ws-t">
            <WholeIds>{latest.text}</WholeIds>
          </p>
          <WordingState wording={latest} />
          {latest.reverses !== null && !decided && (
            <p className="small">
              <ReversalWords programmeId={programmeId} decision={latest.reverses} />
            </p>
          )}
        </>
      )}
      {latest !== undefined && mayWrite && !decided && <WordingLacks id={id} />}
      {publish.isError && <InlineRefusal what={t('wordings.notPublished')} why={problemText(publish.error)} />}
      {mayWrite && !decided && (
        <p className="ws-a">
          <Button variant="tertiary" icon={PencilIcon} onClick={() => setWriting(true)}>
            {t(latest === undefined ? 'wordings.write' : 'wordings.rewrite')}
          </Button>
          {mayPublish && latest !== undefined && latest.publishedAt === null && (
            <Button variant="tertiary" busy={publish.isPending} onClick={() => publish.mutate(latest.id)}>
              {t('wordings.publish')}
            </Button>
          )}
        </p>
      )}
      {deciding.data !== undefined && <WordingCirculation id={id} inForce={inForce} deciding={deciding.data} />}
      {inForce !== null && !decided && <Beforehand key={inForce.id} wording={inForce} />}
      {earlier.length > 0 && (
        <details className="ws-e">
          <summary>{t('wordings.earlier', { count: earlier.length })}</summary>
          {earlier.map((wording) => (
            <div key={wording.id}>
              <p className="ws-o">{wording.text}</p>
              <WordingState wording={wording} />
            </div>
          ))}
        </details>
      )}
      {writing && (
        <WriteWordingDialog
          id={id}
          number={number}
          internal={internal}
          before={latest?.text ?? ''}
          onClose={() => setWriting(false)}
        />
      )}
    </section>
  )
}

function WordingState({ wording }: { readonly wording: Wording }) {
  const { t } = useTranslation('point')
  const format = useFormat()
  const { members } = useProgrammeBody()
  const by = members.find(({ person }) => person.id === wording.writtenBy)?.person.name ?? ''
  const published = wording.publishedAt
  return (
    <p className="ws-s">
      <StateWord
        state={published === null ? 'no' : 'ok'}
        icon={published === null ? PencilWritingIcon : CheckmarkCircleIcon}
      >
        {published === null
          ? t('wordings.unpublished')
          : t('wordings.published', { at: format.moment(new Date(published), new Date()) })}
      </StateWord>
      <span className="muted small">{t('wordings.version', { version: wording.version, name: by })}</span>
    </p>
  )
}
