// Texts of refusals in English: what is wrong and what to do, in one or two sentences. {{name}} takes a parameter of the refusal.
// Used by shared/language/refusals.ts.

import type { RefusalCode } from '../../outcome.ts'

export const en: Readonly<Record<RefusalCode, string>> = {
  NOT_SIGNED_IN: 'You are not signed in, or the session has expired. Choose a seat or sign in again.',
  FORBIDDEN: 'Your role does not allow this. The programme office can grant it.',
  ORIGIN: 'The request came from another site and was refused. Open the board at the address it runs on.',
  NOT_FOUND: 'Not found. It may have been removed, or you do not have access.',
  UNKNOWN_ROOM: 'This board does not exist, or you do not have access to it.',
  CLIENT_ID_IN_USE: 'This connection is in use by someone else. The page reconnects.',
  CLIENT_TOO_OLD: 'The page is from an older version. Reload the page. What you have written is kept.',
  GENERATION:
    'The board has been rebuilt since you opened it. The page is fetched again, and what you have written is kept.',
  TOO_MANY_REQUESTS: 'Too many changes in a short time. Wait a little and try again.',
  TOO_LARGE: 'What was sent is too large. Divide it.',
  METHOD: 'This address cannot be used that way.',
  BAD_REQUEST: 'The request cannot be read.',
  BAD_JSON: 'The content is not valid JSON.',
  UNKNOWN_FIELD: 'The field {{field}} does not exist.',
  PROTOCOL: 'The connection sent something that cannot be read, and was closed.',
  DECODE: 'The change cannot be read and was not saved.',
  RESYNC: 'The change builds on something the server does not have. The page is fetched again.',
  CLIENT_ID: 'The change was written in another person’s name and was not saved.',
  SHAPE: 'The change has a form the board does not know, and was not saved.',
  CONTENT: 'The text has characters that cannot be saved. Remove them and try again.',
  PROTO: 'The change uses a name that is not allowed, and was not saved.',
  BULK: 'The change removes more than {{max}} at once. Confirm that so many are to go, or remove fewer at a time.',
  INVALID: 'The value is not valid. Correct it and try again.',
  TITLE_EMPTY: 'The title cannot be empty.',
  TITLE_TOO_LONG: 'The title is too long. It can have 200 characters.',
  TEXT_TOO_LONG: 'The text is too long.',
  ESTIMATE_ORDER: 'The estimate must be low ≤ likely ≤ high.',
  ESTIMATE_NEGATIVE: 'The estimate cannot be negative.',
  ESTIMATE_ABSURD: 'The estimate is over 100,000 MNOK. Check the unit: amounts are in million kroner.',
  NOT_A_DATE: 'The date does not exist. Write year, month and day.',
  MINUTES: 'The duration must be a whole number of minutes within the limits.',
  DEPENDENCY_SELF: 'An item cannot depend on itself.',
  DEPENDENCY_CIRCLE: 'The dependency makes a circle: {{path}}. Remove one of them first.',
  DEPENDENCY_UNKNOWN: '{{id}} is not on the board.',
  CUT_INCOMPLETE: 'A cut must have a reason, a consequence for cost and a consequence for benefit.',
  CUT_STATUS: 'Only a decision makes a cut decided or reversed. Set it as possible or recommended.',
  CUT_UNIT:
    'This programme cuts whole rollout areas, never single actors or other needs. {{id}} is not a rollout area.',
  SAVING_ORDER: 'The steps must stand in order of date, each date once, and what is left cannot grow.',
  SHARE_RANGE: 'A share must be between 0 and 100%.',
  EFFORT_RANGE: 'The effort must be between 0 and 10,000 person-months.',
  ACTORS_RANGE: 'No more actors can be ready than there are. Use whole numbers.',
  CORRELATION_RANGE: 'The correlation must be from 0 to below 1.',
  FRAME_TIME: 'The frames must stand in order of date. {{from}} comes before the one above it.',
  PRICE_YEAR: 'The price index has no figure for {{year}}.',
  STEERING_UNKNOWN: 'The programme has no {{id}}. Remove it, or choose something the programme has.',
  STEERING_TWICE: '{{id}} stands twice. Each id can stand once.',
  PERIOD_TIME: 'Periods must follow one another without overlapping. Check the dates of {{id}}.',
  INDEX_TIME: 'The years of the price index must stand in order, each once. {{year}} is out of place.',
  ID_TAKEN: '{{id}} already exists. Save with another id.',
  UNKNOWN_ITEM: '{{id}} no longer exists. Someone else may have removed it.',
  NEIGHBOUR_GONE: 'The item you wanted to move before has been removed or moved. Choose the place again.',
  STALE: 'Someone else has changed this since you saw it.',
  LOST_ON_DEVICE: 'Changes lost on this device: {{count}}. The browser has deleted or damaged what was waiting here.',
  REASON_MISSING: 'Say why, in one sentence.',
  WORDING_EMPTY: 'The wording cannot be empty.',
  PROMISE_EMPTY: 'Write what was promised.',
  EVIDENCE_MISSING: 'Write what shows that the promise was kept.',
  FROZEN: '{{id}} is frozen by decision {{decision}}. It takes a new decision to change it.',
  CLOSED: 'The minutes are approved and the point is closed. The programme owner can reopen it with a reason.',
  NOT_AUTHOR: 'Only whoever gave a statement for the record can change it.',
  NOT_DRAFT: 'The point is no longer a draft.',
  NOT_CALLED: 'The meeting has not been called. Call it first.',
  NOT_IN_SESSION: 'The meeting is not in session. Start or resume it first.',
  ALREADY_IN_SESSION: 'The meeting is already in session. Go into it, or wait until it is adjourned.',
  NOT_ADJOURNED: 'The meeting has not been adjourned. Adjourn it first.',
  ALREADY_ADJOURNED: 'The meeting has been adjourned. Resume it, or make a new point.',
  APPROVED_BEFORE: 'The minutes have been approved, so the meeting is not resumed. Make a new point for what remains.',
  NOT_APPROVED: 'The minutes are not approved, so there is nothing to reopen.',
  CANCELLED: 'The point is cancelled. Make a new one.',
  EARLIER_POINT_OPEN: '“{{title}}” comes before this one and is neither adjourned nor cancelled. Take it first.',
  OTHER_POINT_SITS: 'The board sits in “{{title}}”. Adjourn that meeting first.',
  GAVEL_ELSEWHERE: 'The gavel is with {{name}}. Take it, or ask for it.',
  GAVEL_UNFIT: '{{name}} may not lead the meeting and cannot be given the gavel.',
  NOT_PRESENT: '{{name}} is not present. Record attendance first.',
  RECUSED:
    '{{name}} is recused from this item. Let somebody else do it, or let the facilitator take the recusal back if it is wrong.',
  NO_SEAT: '{{name}} has no seat on the board to answer for.',
  DEPUTY_UNFIT: '{{name}} cannot stand in for this seat.',
  QUORUM_ABSURD: 'The board has {{seats}} seats. The quorum must be between 1 and {{seats}}.',
  SPEAKERS_CLOSED: 'The list of speakers is closed. Nobody more is taken on.',
  ALREADY_WAITING: '{{name}} is on the list of speakers already.',
  NOT_WAITING: '{{name}} is not on the list of speakers.',
  NO_CURRENT_ITEM: 'No item is up. Go to the item first.',
  NO_QUORUM:
    'There is no quorum: {{present}} seats are filled, {{needed}} are needed. Record attendance, or take the item by circulation.',
  TOO_FEW_ANSWERS:
    'Too few have answered: {{answered}} answers, {{needed}} are needed. Open a new round so that more can answer.',
  WORDING_UNPUBLISHED: 'The wording is not published. Publish it, so that the board knows it before it decides.',
  WORDING_SUPERSEDED: 'The wording has been replaced by a newer one. Use that.',
  ROUND_OPEN: 'A round on this item is open already. Reveal the positions or withdraw the round first.',
  ROUND_CLOSED: 'The round is over, and what was answered does not change. Open a new round.',
  ROUND_NOT_REVEALED: 'The positions are not revealed yet. Reveal them first.',
  ROUND_SUPERSEDED: 'A newer round on this item has been revealed. Decide on that.',
  ANSWERS_MISSING: '{{names}} has not answered. Wait for it, or register that they have left.',
  NOT_ASKED:
    '{{name}} is not asked in this round. If {{name}} is to answer, the round must be withdrawn and opened again.',
  SEAT_ANSWERED: '{{name}} has answered in person. The answer stands; only {{name}} can change it.',
  NOBODY_ASKED: 'Nobody who may answer is present. Record attendance first.',
  NOBODY_ANSWERED: 'Nobody has answered, so there is nothing to reveal. Withdraw the round and open a new one.',
  NO_CONSENSUS: 'Not everybody supports the wording. Try another, or let the programme owner decide.',
  CONSENSUS_STANDS: 'The board agrees. Then it is the board that decides.',
  GROUNDS_MISSING: 'The programme owner must give grounds for the decision.',
  DEADLINE_MISSING: 'A circulation needs a deadline in the future.',
  DEADLINE_PAST: 'The deadline for answering has passed. Ask the facilitator to open a new round.',
  DEADLINE_AHEAD:
    'The deadline has not passed, and somebody has not answered. Wait until everybody has, or until it has passed.',
  DECIDED_ALREADY:
    'This was decided in decision {{decision}}. Make a new item, or have the board reverse the decision.',
  KEY_REUSED: 'This request was already used for something else. Reload the page and try again.',
  REVERSED_ALREADY: 'The decision has been reversed already by decision {{decision}}.',
  NOT_READY: '{{id}} is not ready and cannot be decided.',
  EFFECT_IMPOSSIBLE: 'The decision cannot be carried out: {{id}} is not where it requires.',
  FRAME_ORDER: 'The steering frame (P50) cannot be larger than the cost frame (P85).',
  PAPER_EMPTY: 'The file is empty. Choose one with content.',
  PAPER_TOO_LARGE: 'The file is too large. It can be {{max}} MB.',
  PAPER_TYPE:
    'This kind of file is not accepted. Use PDF, Word, Excel, PowerPoint, OpenDocument, an image or plain text.',
  PAPER_NAME: 'The file name cannot be used. Give the file a name without slashes and control characters.',
  LINK_OVER: 'The link has expired or was withdrawn. Ask the facilitator for a new one.',
  PROMISE_CLOSED: 'The promise is closed already.',
  PROMISE_OPEN: 'The promise is open already.',
  SERIES_ENDED: 'The series has ended. Begin a new one, or make a point by itself.',
  ITEM_CARRIED: 'The item has been carried over from here already. It stands where it went, and is dealt with there.',
  ITEM_TREATED:
    'The item has been dealt with at this point and belongs to its minutes. Duplicate it instead of moving it.',
  OUTCOME_KEPT: 'The item has its place in the minutes and cannot be taken out of them. Empty the text if it is wrong.',
  OUTCOME_RECUSED:
    'You are recused from this item and do not write what came of it. Let somebody else write it, or give a statement for the record.',
  ITEM_KEPT:
    'The item was on the agenda in the meeting and belongs to the minutes. If it was not dealt with, put it in the backlog or move it to another point.',
  APPROVAL_MISSING:
    'The board approves minutes at a later point. Put their approval on the agenda of a point held after this one, and approve there or by circulation.',
  APPROVAL_NOT_UP:
    'The item about approving the minutes has not been up in that meeting. Start the meeting, go to the item, and approve the minutes then.',
  CIRCULATION_MISSING:
    'No circulation about the minutes has been concluded. Circulate the item about approving them, and register the decision first.',
  MINUTES_NOT_APPROVED: 'The minutes are not approved yet. The public edition comes when the board has approved them.',
  EDITION_CHANGED:
    'This edition is not what was approved, and is not shown. Tell whoever runs Veivalg: npm run verify-register says what has changed.',
  ALTERNATIVES_FULL: 'You have 20 open alternatives. Close one of them first.',
  ALTERNATIVE_OVER:
    'The alternative has been adopted or closed, and is changed no more. Make a new one from the queue as it is now.',
  ALTERNATIVE_PROPOSED:
    'The alternative has been proposed to the board and stays shared until it is adopted or closed.',
  ALTERNATIVE_CONFLICT:
    'The queue has been changed in the same places as the alternative. Choose for each place what is to hold, and adopt again.',
  ALTERNATIVE_SAME: 'There is no difference to adopt: the queue is like this already.',
  COMMENT_EMPTY: 'Write what you want to say.',
  COMMENT_DELETED: 'The comment was deleted by its author.',
  COMMENT_NOWHERE:
    'What you are commenting on no longer exists, or you have no access to it. Copy the text and write it somewhere else.',
  MENTION_UNFIT: 'One of those you mention cannot read this comment. Remove the name and send again.',
  SIGN_IN_STALE: 'The sign-in was begun too long ago, in another browser, or has been used. Begin again.',
  SIGN_IN_TOKEN:
    'The answer of the sign-in service cannot be accepted. Try again, and tell whoever runs Veivalg if it goes on.',
  SIGN_IN_DENIED: 'The sign-in was broken off. Try again when you like.',
  SIGN_IN_ASSURANCE: 'The sign-in is not sure enough, or too old. Sign in again at a higher level.',
  SIGN_IN_UNKNOWN:
    'You are signed in, but no board knows you. Ask the programme office for an invitation to the e-mail address you sign in with.',
  STEP_UP: 'This is a formal act and needs a recent sign-in at a high enough level. Sign in again and do it once more.',
  ISSUER_AWAY: 'The sign-in service does not answer. Try again in a while. Those who are signed in can work on.',
  MAIL_FAILED: 'The mail could not be sent, and nobody is invited. Check the address and try again in a while.',
  INVITATION_ADDRESS:
    'The invitation is for another e-mail address than the one you are signed in with. Sign in with the one it was sent to.',
  ALREADY_MEMBER: 'The address belongs to somebody who is a member already. Change the role in the list.',
  LAST_MANAGER: 'Nobody else can manage the members. Give somebody else a role that can, first.',
  READ_ONLY: 'The board can be read but not changed now.',
  UNAVAILABLE: 'The server cannot save right now. Try again shortly.',
  INTERNAL:
    'Something went wrong on the server. Nothing was changed. Try again, and give the request id if it goes on.',
}

/** Where one field's refusal needs words of its own: code and field. */
export const enOfField: Readonly<Record<string, string>> = {
  'NOT_AUTHOR comment': 'Only the author of a comment can edit or delete it. Write an answer instead.',
  'INVALID path':
    'The item cannot be decided this way. What was asked in the meeting is decided by the board or the programme owner; what was circulated, as a circulation.',
  'LINK_OVER invitation':
    'The invitation has been used, has expired or was withdrawn. Ask whoever invited you for a new one.',
  'LINK_OVER sign-in': 'The link has been used or has expired. Ask for a new one.',
  'LINK_OVER share': 'The link has expired or was withdrawn. Ask whoever shared it for a new one.',
  'INVITATION_ADDRESS share':
    'The link is for other e-mail addresses than the one you are signed in with. Ask whoever shared it to include yours.',
  'TOO_MANY_REQUESTS sign-in': 'Too many attempts in a short time. Wait a little and try again.',
  'ALREADY_MEMBER share':
    'You have a place at the board that begins later. Ask the programme office to let it begin earlier.',
  'INVALID lastDay': 'The link can stand from today and up to 90 days ahead.',
  'FORBIDDEN role': 'Only a programme owner gives, changes and removes the place of programme owner.',
  'INVALID validUntil': 'The last day must be the first one or after it.',
  'DEPUTY_UNFIT deputyFor': 'Choose a member of the board whose deputy this is.',
}
