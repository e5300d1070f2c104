import type { Translation } from './Translation.ts';

export const words: Translation = (count, wait) => ({
  language: 'de',

  conversation: 'Unterhaltung',
  you: 'Sie',
  twinOf: (owner, own) => (owner === undefined ? 'KI-Zwilling' : `${owner} (${own ? 'KI' : 'KI-Zwilling'})`),
  disclosure: (owner, days, own) => {
    const twin = own ? 'einer KI' : owner === undefined ? 'einem KI-Zwilling' : `einem KI-Zwilling von ${owner}`;
    const kept =
      days === undefined
        ? 'Die Unterhaltung wird gespeichert.'
        : days === 0
          ? 'Die Unterhaltung bleibt gespeichert, bis Sie sie löschen.'
          : `Die Unterhaltung wird ${count(days, { one: '# Tag', other: '# Tage' })} nach der letzten Nachricht gelöscht, wenn Sie es nicht vorher tun.`;
    return `Sie sprechen mit ${twin}, nicht mit einem Menschen. ${own ? 'Sie' : 'Er'} kann sich irren. ${kept}`;
  },

  persona: 'Wer antwortet',
  level: 'Ihr Niveau',
  beginner: 'Anfang',
  intermediate: 'Mittelstufe',
  advanced: 'Fortgeschritten',

  yourMessage: 'Ihre Nachricht',
  placeholder: (owner) => (owner === undefined ? 'Ihre Frage' : `Ihre Frage an ${owner}`),
  send: 'Senden',
  stop: 'Stoppen',
  suggestions: 'Fragen zum Einstieg',
  thinking: 'Denkt nach\u00a0…',
  charactersLeft: (left) => count(left, { other: 'Noch # Zeichen' }),
  charactersTooMany: (over) => count(over, { other: '# Zeichen zu viel' }),

  edit: 'Bearbeiten',
  editMessage: 'Nachricht bearbeiten',
  sendAgain: 'Erneut senden',
  cancel: 'Abbrechen',
  copyAnswer: 'Antwort kopieren',
  copyCode: 'Code kopieren',
  copied: 'Kopiert',
  copyFailed: 'Dieser Browser lässt die Seite nicht kopieren. Markieren Sie den Text und kopieren Sie ihn selbst.',
  answerAgain: 'Neu antworten',
  table: 'Tabelle',

  showEarlier: 'Frühere Nachrichten anzeigen',
  toNewest: 'Zur neuesten Nachricht',
  toMessageBox: 'Zum Eingabefeld',

  newConversation: 'Neue Unterhaltung',
  conversations: 'Ihre Unterhaltungen',
  noConversations: 'Unterhaltungen, die Sie hier beginnen, erscheinen in dieser Liste.',
  conversationsNote: 'Diese Liste gibt es nur in diesem Browser.',
  close: 'Schließen',
  saveMarkdown: 'Als Markdown speichern',
  saveJson: 'Als JSON speichern',
  remove: 'Löschen',
  removeQuestion: (title) => `„${title}“ löschen?`,
  removeConsequence: 'Die Unterhaltung wird hier und auf dem Server endgültig gelöscht.',
  removed: 'Die Unterhaltung wurde gelöscht.',

  openTwin: (owner, own) =>
    owner === undefined ? 'KI-Zwilling fragen' : `${own ? '' : 'KI-Zwilling von '}${owner} fragen`,
  minimise: 'Minimieren',

  stoppedUnanswered: 'Gestoppt, bevor eine Antwort kam',
  interrupted: 'Unterbrochen',
  unanswered: 'Nicht beantwortet',
  limitedByBudget: 'Kurze Antwort: Der Zwilling hat sein Budget für heute aufgebraucht',
  limited: 'Eingeschränkte Antwort',

  offline: 'Sie sind offline. Die Unterhaltung geht weiter, sobald Sie wieder verbunden sind.',
  reconnecting: 'Die Verbindung ist unterbrochen. Der Rest der Antwort wird nachgeladen, sobald es geht\u00a0…',
  unreachable: 'Der Zwilling ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  unreadable:
    'Die Antwort des Zwillings war nicht lesbar. Versuchen Sie es noch einmal; hilft das nicht, kommen Sie später wieder.',
  brokenOff: 'Die Antwort ist abgebrochen. Versuchen Sie es noch einmal, um sie ganz zu erhalten.',
  unfinished: 'Der Zwilling konnte seine Antwort nicht zu Ende bringen. Versuchen Sie es noch einmal.',
  gone: 'Diese Unterhaltung ist nicht mehr gespeichert. Sie können eine neue beginnen.',
  tooFast: 'Das ging dem Zwilling zu schnell.',
  overloaded: 'Der Zwilling kann im Moment nicht antworten.',
  failed: (status) => `Der Zwilling konnte nicht antworten (Fehler ${status}).`,
  backInBox: 'Ihre Nachricht steht wieder unten im Eingabefeld. Ändern Sie sie und senden Sie sie erneut.',
  inNewConversation:
    'Ihre Nachricht steht wieder unten im Eingabefeld. Beginnen Sie eine neue Unterhaltung, um sie dort zu senden.',
  retryIn: (seconds) => {
    const time = wait(seconds, {
      seconds: (n) => count(n, { one: '# Sekunde', other: '# Sekunden' }),
      minutes: (n) => count(n, { one: 'etwa # Minute', other: 'etwa # Minuten' }),
      hours: (n) => count(n, { one: 'etwa # Stunde', other: 'etwa # Stunden' }),
    });
    return `Sie können es in ${time} noch einmal versuchen.`;
  },
  tryAgain: 'Erneut versuchen',
});
