import type { VoiceWords } from './VoiceWords.ts';

export const words: VoiceWords = {
  speak: 'Hablar',
  finish: 'Enviar grabación',
  cancel: 'Descartar grabación',
  hush: 'Dejar de leer',
  opening: 'Permita el micrófono para empezar.',
  recording: 'Grabando. Pulse otra vez para enviar, Escape para descartar.',
  held: 'Grabando. Suelte para enviar.',
  almost: 'Quedan diez segundos.',
  sending: 'Enviando lo que ha dicho…',
  unheard: 'El micrófono no oye nada. Compruebe que está encendido.',
  onlyText: 'El resto de esta respuesta es solo texto.',
  elsewhere: 'Su navegador escribe lo que usted dice y puede enviar el sonido a su fabricante.',
  refused: 'El micrófono no está permitido. Permítalo para este sitio en los ajustes del navegador, o escriba.',
  missing: 'No hay micrófono. Conecte uno, o escriba.',
  taken: 'No se puede usar el micrófono; quizá lo tenga otro programa. Ciérrelo, o escriba.',
  insecure: 'Los navegadores solo dan el micrófono a páginas seguras. Abra esta página con https, o escriba.',
  framed: 'Este sitio no deja que el gemelo use el micrófono. Escriba en su lugar.',
  noSpeech: 'No se entendió ninguna palabra. Inténtelo más cerca del micrófono, o escriba.',
  tooShort: 'Ha sido demasiado corto. Inténtelo de nuevo y hable un poco más.',
  tooLong: 'Ha sido demasiado largo. Inténtelo de nuevo con menos palabras.',
};
