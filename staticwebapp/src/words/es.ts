import type { Translation } from './Translation.ts';

export const words: Translation = (count, wait) => ({
  language: 'es',

  conversation: 'Conversación',
  you: 'Usted',
  twinOf: (owner, own) => (owner === undefined ? 'Gemelo de IA' : `${owner} (${own ? 'IA' : 'gemelo de IA'})`),
  disclosure: (owner, days, own) => {
    const twin = own ? 'una IA' : owner === undefined ? 'un gemelo de IA' : `un gemelo de IA de ${owner}`;
    const kept =
      days === undefined
        ? 'La conversación se guarda.'
        : days === 0
          ? 'La conversación se guarda hasta que usted la elimine.'
          : `La conversación se guarda ${count(days, { one: '# día', other: '# días' })} desde el último mensaje, o hasta que usted la elimine.`;
    return `Está hablando con ${twin}, no con una persona. ${own ? 'La IA' : 'El gemelo'} puede equivocarse. ${kept}`;
  },

  persona: 'Quién responde',
  level: 'Su nivel',
  beginner: 'Principiante',
  intermediate: 'Intermedio',
  advanced: 'Avanzado',

  yourMessage: 'Su mensaje',
  placeholder: (owner) => (owner === undefined ? 'Escriba su pregunta' : `Pregunte a ${owner}`),
  send: 'Enviar',
  stop: 'Detener',
  suggestions: 'Preguntas para empezar',
  thinking: 'Pensando…',
  charactersLeft: (left) => count(left, { one: 'Queda # carácter', other: 'Quedan # caracteres' }),
  charactersTooMany: (over) => count(over, { one: 'Sobra # carácter', other: 'Sobran # caracteres' }),

  edit: 'Editar',
  editMessage: 'Editar su mensaje',
  sendAgain: 'Enviar de nuevo',
  cancel: 'Cancelar',
  copyAnswer: 'Copiar la respuesta',
  copyCode: 'Copiar el código',
  copied: 'Copiado',
  copyFailed: 'Este navegador no permite que la página copie. Seleccione el texto y cópielo usted.',
  answerAgain: 'Responder de nuevo',
  table: 'Tabla',

  showEarlier: 'Mostrar mensajes anteriores',
  toNewest: 'Ir al mensaje más reciente',
  toMessageBox: 'Ir al cuadro de mensaje',

  newConversation: 'Nueva conversación',
  conversations: 'Sus conversaciones',
  noConversations: 'Las conversaciones que empiece aquí aparecerán en esta lista.',
  conversationsNote: 'Esta lista solo existe en este navegador.',
  close: 'Cerrar',
  saveMarkdown: 'Guardar como Markdown',
  saveJson: 'Guardar como JSON',
  remove: 'Eliminar',
  removeQuestion: (title) => `¿Eliminar «${title}»?`,
  removeConsequence: 'Se eliminará aquí y en el servidor de forma definitiva.',
  removed: 'La conversación se ha eliminado.',

  openTwin: (owner, own) =>
    owner === undefined ? 'Preguntar al gemelo de IA' : `Preguntar a${own ? '' : 'l gemelo de IA de'} ${owner}`,
  minimise: 'Minimizar',

  stoppedUnanswered: 'Detenido antes de que llegara una respuesta',
  interrupted: 'Respuesta interrumpida',
  unanswered: 'Sin respuesta',
  limitedByBudget: 'Respuesta breve: el gemelo ha agotado lo que puede gastar hoy',
  limited: 'Respuesta limitada',

  offline: 'No tiene conexión. La conversación continuará en cuanto la recupere.',
  reconnecting: 'Se ha perdido la conexión. Intentando recibir el resto de la respuesta…',
  unreachable: 'No se puede contactar con el gemelo. Compruebe su conexión e inténtelo de nuevo.',
  unreadable: 'No se ha podido leer la respuesta del gemelo. Inténtelo de nuevo; si no funciona, vuelva más tarde.',
  brokenOff: 'La respuesta se ha cortado. Inténtelo de nuevo para recibirla completa.',
  unfinished: 'El gemelo no ha podido terminar su respuesta. Inténtelo de nuevo.',
  gone: 'Esta conversación ya no se conserva. Puede empezar una nueva.',
  tooFast: 'Ha ido demasiado rápido para el gemelo.',
  overloaded: 'El gemelo no puede responder en este momento.',
  failed: (status) => `El gemelo no ha podido responder (error ${status}).`,
  backInBox: 'Su mensaje está de nuevo en el cuadro de abajo. Cámbielo y vuelva a enviarlo.',
  inNewConversation:
    'Su mensaje está de nuevo en el cuadro de abajo. Empiece una nueva conversación para enviarlo allí.',
  retryIn: (seconds) => {
    const time = wait(seconds, {
      seconds: (n) => count(n, { one: '# segundo', other: '# segundos' }),
      minutes: (n) => count(n, { one: 'alrededor de # minuto', other: 'unos # minutos' }),
      hours: (n) => count(n, { one: 'alrededor de # hora', other: 'unas # horas' }),
    });
    return `Puede volver a intentarlo dentro de ${time}.`;
  },
  tryAgain: 'Reintentar',
});
