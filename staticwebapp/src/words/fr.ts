import type { Translation } from './Translation.ts';

export const words: Translation = (count, wait) => ({
  language: 'fr',

  conversation: 'Conversation',
  you: 'Vous',
  twinOf: (owner, own) => (owner === undefined ? 'Jumeau IA' : `${owner} (${own ? 'IA' : 'jumeau IA'})`),
  disclosure: (owner, days, own) => {
    const twin = own ? 'une IA' : owner === undefined ? 'un jumeau IA' : `un jumeau IA ${of(owner)}`;
    const kept =
      days === undefined
        ? 'La conversation est conservée.'
        : days === 0
          ? 'La conversation est conservée jusqu’à ce que vous la supprimiez.'
          : `La conversation est conservée ${count(days, { one: '#\u00a0jour', other: '#\u00a0jours' })} après le dernier message, sauf si vous la supprimez avant.`;
    return `Vous échangez avec ${twin}, et non avec une personne. ${own ? 'Elle' : 'Il'} peut se tromper. ${kept}`;
  },

  persona: 'Qui répond',
  level: 'Votre niveau',
  beginner: 'Débutant',
  intermediate: 'Intermédiaire',
  advanced: 'Avancé',

  yourMessage: 'Votre message',
  placeholder: (owner) => (owner === undefined ? 'Posez votre question' : `Posez une question à ${owner}`),
  send: 'Envoyer',
  stop: 'Arrêter',
  suggestions: 'Questions pour commencer',
  thinking: 'Réflexion en cours…',
  charactersLeft: (left) => count(left, { one: '#\u00a0caractère restant', other: '#\u00a0caractères restants' }),
  charactersTooMany: (over) => count(over, { one: '#\u00a0caractère de trop', other: '#\u00a0caractères de trop' }),

  edit: 'Modifier',
  editMessage: 'Modifier votre message',
  sendAgain: 'Renvoyer',
  cancel: 'Annuler',
  copyAnswer: 'Copier la réponse',
  copyCode: 'Copier le code',
  copied: 'Copié',
  copyFailed: 'Ce navigateur ne permet pas à la page de copier. Sélectionnez le texte et copiez-le vous-même.',
  answerAgain: 'Répondre à nouveau',
  table: 'Tableau',

  showEarlier: 'Afficher les messages précédents',
  toNewest: 'Aller au dernier message',
  toMessageBox: 'Aller à la zone de saisie',

  newConversation: 'Nouvelle conversation',
  conversations: 'Vos conversations',
  noConversations: 'Les conversations que vous commencez ici apparaîtront dans cette liste.',
  conversationsNote: 'Cette liste n’existe que dans ce navigateur.',
  close: 'Fermer',
  saveMarkdown: 'Enregistrer en Markdown',
  saveJson: 'Enregistrer en JSON',
  remove: 'Supprimer',
  removeQuestion: (title) => `Supprimer «\u202f${title}\u202f»\u202f?`,
  removeConsequence: 'La conversation sera supprimée définitivement, ici et sur le serveur.',
  removed: 'La conversation est supprimée.',

  openTwin: (owner, own) =>
    owner === undefined
      ? 'Poser une question au jumeau IA'
      : `Poser une question ${own ? `à ${owner}` : `au jumeau IA ${of(owner)}`}`,
  minimise: 'Réduire',

  stoppedUnanswered: 'Arrêté avant l’arrivée d’une réponse',
  interrupted: 'Réponse interrompue',
  unanswered: 'Sans réponse',
  limitedByBudget: 'Réponse courte\u00a0: le jumeau a épuisé son budget du jour',
  limited: 'Réponse limitée',

  offline: 'Vous êtes hors ligne. La conversation reprendra dès que la connexion sera rétablie.',
  reconnecting: 'La connexion est perdue. Tentative de récupérer le reste de la réponse…',
  unreachable: 'Impossible de joindre le jumeau. Vérifiez votre connexion, puis réessayez.',
  unreadable: 'La réponse du jumeau est illisible. Réessayez\u202f; si cela ne suffit pas, revenez plus tard.',
  brokenOff: 'La réponse s’est interrompue. Réessayez pour la recevoir en entier.',
  unfinished: 'Le jumeau n’a pas pu terminer sa réponse. Réessayez.',
  gone: 'Cette conversation n’est plus conservée. Vous pouvez en commencer une nouvelle.',
  tooFast: 'C’était trop rapide pour le jumeau.',
  overloaded: 'Le jumeau ne peut pas répondre pour le moment.',
  failed: (status) => `Le jumeau n’a pas pu répondre (erreur\u00a0${status}).`,
  backInBox: 'Votre message est de nouveau dans la zone de saisie ci-dessous. Modifiez-le et renvoyez-le.',
  inNewConversation:
    'Votre message est de nouveau dans la zone de saisie ci-dessous. Commencez une nouvelle conversation pour l’y envoyer.',
  retryIn: (seconds) => {
    const time = wait(seconds, {
      seconds: (n) => count(n, { one: '#\u00a0seconde', other: '#\u00a0secondes' }),
      minutes: (n) => count(n, { one: 'environ #\u00a0minute', other: 'environ #\u00a0minutes' }),
      hours: (n) => count(n, { one: 'environ #\u00a0heure', other: 'environ #\u00a0heures' }),
    });
    return `Vous pourrez réessayer dans ${time}.`;
  },
  tryAgain: 'Réessayer',
});

/** d’Hélène, d’Yves, but de Yannick. */
function of(owner: string): string {
  return /^([aeiouh]|y[^aeiou])/i.test(owner.normalize('NFD')) ? `d’${owner}` : `de ${owner}`;
}
