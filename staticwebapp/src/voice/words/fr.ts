import type { VoiceWords } from './VoiceWords.ts';

export const words: VoiceWords = {
  speak: 'Parler',
  finish: 'Envoyer l’enregistrement',
  cancel: 'Abandonner l’enregistrement',
  hush: 'Arrêter la lecture',
  opening: 'Autorisez le microphone pour commencer.',
  recording: 'Enregistrement en cours. Appuyez de nouveau pour envoyer, Échap pour abandonner.',
  held: 'Enregistrement en cours. Relâchez pour envoyer.',
  almost: 'Il reste dix secondes.',
  sending: 'Envoi de ce que vous avez dit\u00a0…',
  unheard: 'Le microphone n’entend rien. Vérifiez qu’il est allumé.',
  onlyText: 'La suite de cette réponse est uniquement écrite.',
  elsewhere: 'Votre navigateur transcrit ce que vous dites et peut envoyer le son à son éditeur.',
  refused: 'Le microphone n’est pas autorisé. Autorisez-le pour ce site dans les réglages du navigateur, ou écrivez.',
  missing: 'Il n’y a pas de microphone. Branchez-en un, ou écrivez.',
  taken: 'Le microphone n’est pas disponible\u202f; un autre programme l’utilise peut-être. Fermez-le, ou écrivez.',
  insecure: 'Les navigateurs ne donnent le microphone qu’aux pages sûres. Ouvrez cette page en https, ou écrivez.',
  framed: 'Ce site ne laisse pas le jumeau utiliser le microphone. Écrivez plutôt.',
  noSpeech: 'Aucun mot n’a été compris. Réessayez plus près du microphone, ou écrivez.',
  tooShort: 'C’était trop court. Réessayez en parlant un peu plus longtemps.',
  tooLong: 'C’était trop long. Réessayez avec moins de mots.',
};
