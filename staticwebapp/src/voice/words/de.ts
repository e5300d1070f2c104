import type { VoiceWords } from './VoiceWords.ts';

export const words: VoiceWords = {
  speak: 'Sprechen',
  finish: 'Aufnahme senden',
  cancel: 'Aufnahme verwerfen',
  hush: 'Nicht weiter vorlesen',
  opening: 'Erlauben Sie das Mikrofon, um zu beginnen.',
  recording: 'Aufnahme läuft. Erneut drücken sendet sie, Escape verwirft sie.',
  held: 'Aufnahme läuft. Loslassen sendet sie.',
  almost: 'Noch zehn Sekunden.',
  sending: 'Die Aufnahme wird gesendet\u00a0…',
  unheard: 'Das Mikrofon hört nichts. Prüfen Sie, ob es eingeschaltet ist.',
  onlyText: 'Der Rest dieser Antwort kommt nur als Text.',
  elsewhere: 'Ihr Browser schreibt mit, was Sie sagen, und sendet den Ton womöglich an seinen Hersteller.',
  refused:
    'Das Mikrofon ist nicht erlaubt. Erlauben Sie es für diese Website in den Einstellungen Ihres Browsers, oder schreiben Sie.',
  missing: 'Es gibt kein Mikrofon. Schließen Sie eines an, oder schreiben Sie.',
  taken:
    'Das Mikrofon ist nicht verfügbar; vielleicht benutzt es ein anderes Programm. Schließen Sie dieses, oder schreiben Sie.',
  insecure: 'Browser geben das Mikrofon nur sicheren Seiten. Öffnen Sie diese Seite mit https, oder schreiben Sie.',
  framed: 'Diese Website gibt dem Zwilling das Mikrofon nicht. Schreiben Sie stattdessen.',
  noSpeech: 'Es waren keine Worte zu verstehen. Versuchen Sie es näher am Mikrofon noch einmal, oder schreiben Sie.',
  tooShort: 'Das war zu kurz. Versuchen Sie es noch einmal und sprechen Sie etwas länger.',
  tooLong: 'Das war zu lang. Versuchen Sie es noch einmal mit weniger Worten.',
  unable: 'Dieser Browser kann nicht aufnehmen. Nehmen Sie einen anderen, oder schreiben Sie.',
  unreached: 'Ihr Browser erreicht seine Spracherkennung nicht. Prüfen Sie die Verbindung, oder schreiben Sie.',
  disallowed:
    'Die Spracherkennung Ihres Browsers ist ausgeschaltet. Schalten Sie sie in seinen Einstellungen ein, oder schreiben Sie.',
  noLanguage: 'Ihr Browser versteht diese Sprache nicht. Schreiben Sie stattdessen.',
  unasked: 'Ihre Frage war gerade nicht zu stellen. Versuchen Sie es noch einmal, oder schreiben Sie.',
};
