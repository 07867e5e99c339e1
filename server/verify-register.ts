// The command `npm run verify-register`: whether every decision that was ever made with what it rests on, every board that was kept, and every edition of minutes that
// was approved, stands in the database as it was made. Says two lines for each programme and one for everything that is wrong, with the number of the decision or board or the point and
// its edition; exit code 1 then. Changes nothing. What it looks at stands in server/store/check-registers.ts and check-minutes.ts.

import { pino } from 'pino'
import { editionHead, registerHeads } from './commands/register/register-head.ts'
import type { ViewFault } from './domain/view-seal.ts'
import { exitCannotStart, settingsOrExit } from './settings-or-exit.ts'
import { checkMinutes, type MinutesFault } from './store/check-minutes.ts'
import { checkRegisters, type RegisterFault } from './store/check-registers.ts'
import { openDatabase } from './store/open-database.ts'
import { whyNotStarted } from './why-not-started.ts'

const said: Readonly<Record<RegisterFault, string>> = {
  body: 'teksten er ikke den som ble vedtatt (the text is not the one that was decided)',
  columns: 'feltene ved siden av teksten sier noe annet (the columns beside the text say something else)',
  chain: 'følger ikke vedtaket før (does not follow the decision before it)',
  missing: 'raden mangler (the row is missing)',
  board: 'tavlen slik styret så den, mangler eller er endret (the board as the members saw it is missing or changed)',
  wording: 'ordlyden det ble stemt over, mangler eller er endret (the wording of the round is missing or changed)',
  round: 'runden mangler eller er endret (the round is missing or changed)',
  positions:
    'posisjonene i runden er ikke de det ble vedtatt på (the positions of the round are not those that were decided on)',
}

const saidOfBoards: Readonly<Record<ViewFault, string>> = {
  body: 'tavlen er ikke den som ble lagret (the board is not the one that was kept)',
  columns: 'feltene ved siden av tavlen sier noe annet (the columns beside the board say something else)',
  chain:
    'følger ikke tavlen før, eller er ikke den som sist ble lagret (does not follow the board before it, or is not the last)',
  missing: 'tavlen mangler (the board is missing)',
}

const saidOfMinutes: Readonly<Record<MinutesFault, string>> = {
  body: 'utgaven er ikke den som ble godkjent (the edition is not the one that was approved)',
  columns: 'feltene ved siden av utgaven sier noe annet (the columns beside the edition say something else)',
  chain:
    'følger ikke utgaven før, eller er ikke den som sist ble godkjent (does not follow the edition before it, or is not the last)',
  missing: 'utgaven mangler (the edition is missing)',
  file: 'en fil som er tatt ut, er endret (a file that was taken out has been changed)',
}

const config = settingsOrExit()
const log = pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }))
const { dataDir, databaseUrl, allowUnsafeDatabase } = config
const database = await openDatabase({ dataDir, databaseUrl, allowUnsafeDatabase, log }).catch((error: unknown) => {
  const told = whyNotStarted(error, config)
  if (told === null) throw error
  process.stderr.write(`${told.join('\n')}\n`)
  return process.exit(exitCannotStart)
})
const [registers, minutes] = await checkRegisters(database, registerHeads)
  .then(async (checked) => [checked, await checkMinutes(database, editionHead)] as const)
  .finally(() => database.close())
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const verdict = (faults: readonly unknown[], whole: string): string =>
  faults.length === 0 ? whole : `feil (faults): ${faults.length}`
for (const { programmeId, decisions, faults, boards } of registers) {
  say(
    `${programmeId}: vedtak (decisions) ${decisions}, ${verdict([...faults, ...boards], 'hele kjeden stemmer (the whole chain holds)')}`,
  )
  for (const { number, fault } of faults) say(`${programmeId} nr. ${number}: ${said[fault]}`)
  for (const { number, pointId, takenAt, fault } of boards) {
    const which = [`${programmeId} tavle (board) nr. ${number}`, pointId, takenAt].filter((part) => part !== null)
    say(`${which.join(', ')}: ${saidOfBoards[fault]}`)
  }
}
for (const { programmeId, editions, faults } of minutes) {
  say(
    `${programmeId}: godkjente protokoller (approved minutes) ${editions}, ${verdict(faults, 'alle stemmer (all of them hold)')}`,
  )
  for (const { pointId, edition, fault } of faults) {
    say(`${programmeId} ${pointId}, utgave (edition) ${edition}: ${saidOfMinutes[fault]}`)
  }
}
const isWhole = [...registers, ...minutes].every(({ faults }) => faults.length === 0)
process.exitCode = isWhole && registers.every(({ boards }) => boards.length === 0) ? 0 : 1
