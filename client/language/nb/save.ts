// Bokmål for the save state: always text, short where there is little room.

export const saveNb = {
  connecting: { long: 'Kobler til …', short: 'Kobler til …' },
  savedNothing: { long: 'Alle endringer er lagret', short: 'Lagret' },
  saved: { long: 'Alle endringer er lagret kl. {{time}}', short: 'Lagret {{time}}' },
  saving: { long: 'Lagrer …', short: 'Lagrer …' },
  slow: {
    long_one: 'Lagring tar lengre tid enn vanlig – {{count}} endring venter',
    long_other: 'Lagring tar lengre tid enn vanlig – {{count}} endringer venter',
    short_one: '{{count}} venter',
    short_other: '{{count}} venter',
  },
  offlineNothing: { long: 'Frakoblet. Ingen endringer venter', short: 'Frakoblet' },
  offline: {
    long_one: 'Frakoblet. {{count}} endring er lagret på denne enheten',
    long_other: 'Frakoblet. {{count}} endringer er lagret på denne enheten',
    short_one: 'Frakoblet, {{count}}',
    short_other: 'Frakoblet, {{count}}',
  },
  unsafe: { long: 'Endringene lagres bare mens siden er åpen', short: 'Lagres bare her' },
  readOnly: {
    long: 'Tavlen kan leses, men ikke endres nå ({{reason}})',
    role: 'Du kan lese tavlen, men ikke endre den',
    short: 'Kan bare leses',
  },
  readOnlyReason: {
    unavailable: 'databasen svarer ikke',
    damaged: 'noe av det som er lagret, er skadet og må rettes',
    draining: 'serveren starter på nytt',
    approved: 'protokollen er godkjent',
    outdated: 'siden må lastes på nytt',
    other: 'serveren tar ikke imot endringer',
  },
  refused: {
    long_one: '{{count}} endring ble ikke lagret.',
    long_other: '{{count}} endringer ble ikke lagret.',
    short_one: '{{count}} ikke lagret',
    short_other: '{{count}} ikke lagret',
  },
  showRefused: 'Se dem her',
}
