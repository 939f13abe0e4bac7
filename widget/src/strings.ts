/** Everything the widget says, in one place: French, « tu », with no-break spaces before ? ! : ; €. */

const plural = (n: number) => (n > 1 ? "s" : "");

export const strings = {
  name: "Cap IA",
  kind: "Assistant automatique",
  launcher: "Une question\u00a0?",
  launcherHint: "Ouvrir l’assistant Cap IA",
  newAnswer: "Nouvelle réponse",
  close: "Fermer",
  menu: "Options",
  restart: "Recommencer",
  recap: "Mon récapitulatif",
  erase: "Effacer mes données",
  cancel: "Annuler",

  start: {
    title: "Toutes tes questions sur le métier d’ingénieur ou d’ingénieure en IA",
    text: "Je suis un programme automatique, pas une personne. N’écris pas d’informations personnelles (nom, adresse, téléphone). Rien n’est enregistré tant que tu n’as pas commencé.",
    button: "Commencer",
  },
  erased: "C’est fait\u00a0: ta conversation est effacée, ici et sur le serveur. Tu peux en commencer une autre quand tu veux.",
  erasedElsewhere: "Ta conversation a été effacée dans un autre onglet. Tu peux en commencer une autre quand tu veux.",
  over: "Ta conversation précédente n’est plus gardée\u00a0: le temps prévu est passé. Tu peux en commencer une autre.",
  confirmErase: {
    title: "Effacer toute ta conversation\u00a0?",
    text: "Tes questions et mes réponses seront supprimées de cet appareil et du serveur. On ne pourra pas les retrouver.",
    yes: "Oui, tout effacer",
  },
  confirmRestart: {
    title: "Recommencer de zéro\u00a0?",
    text: "Cette conversation sera effacée et une nouvelle commencera.",
    yes: "Oui, recommencer",
  },

  transcript: "Conversation",
  you: "Toi",
  assistant: "Cap IA",
  writing: "L’assistant écrit…",
  slow: "Je cherche encore, ça prend plus de temps que d’habitude…",
  waiting: "Pas encore envoyé",
  latest: "Aller au dernier message",
  today: "Aujourd’hui",
  yesterday: "Hier",

  field: "Ta question",
  placeholder: "Écris ta question…",
  send: "Envoyer",
  fieldHint: "Entrée pour envoyer, Majuscule et Entrée pour aller à la ligne.",
  limit: 1000,
  tooLong: (length: number) => `Ton message est trop long\u00a0: ${length} caractères, et 1\u202f000 au plus.`,

  offline: "Tu n’as plus de connexion internet. Je garde ton message, il partira dès qu’elle revient.",
  unreachable: "Je n’arrive pas à joindre l’assistant. Je garde ton message et je réessaie tout seul.",
  offlineIdle: "Tu n’as plus de connexion internet. Je réessaie dès qu’elle revient.",
  unreachableIdle: "Je n’arrive pas à joindre l’assistant. Je réessaie tout seul.",
  unavailable: "L’assistant ne peut pas répondre pour le moment. Je garde ton message et je réessaie tout seul.",
  tooMany: (seconds: number) =>
    `Tu vas un peu vite pour moi\u00a0: ton message partira dans ${seconds}\u00a0seconde${plural(seconds)}.`,
  back: "La connexion est revenue.",
  refused: "Je n’ai pas pu lire ce message. Il est revenu dans la zone de texte.",
  expired: "Ta conversation précédente n’est plus valable\u00a0: en voici une nouvelle.",
  eraseFailed: "Je n’ai pas pu effacer ta conversation. Vérifie ta connexion, puis réessaie.",
  retry: "Réessayer",

  choices: "Réponses proposées",
  chosen: "Ta réponse",
  feedback: "Cette réponse t’aide\u00a0?",
  copy: "Copier la réponse",
  copied: "Réponse copiée.",
  copyFailed: "La copie n’est pas possible dans ce navigateur.",
  sources: "Sources",
  source: "Source",
  newWindow: "(nouvelle fenêtre)",

  found: (shown: number, total: number) =>
    shown < total ? `${shown} formations sur ${total}` : `${total} formation${plural(total)}`,
  more: "En savoir plus",
  compare: "Comparer",
  compareSelected: (count: number) => `Comparer (${count})`,
  compareHint: (count: number) =>
    count < 2 ? "Choisis une ou deux autres formations à comparer." : `${count} formations choisies.`,
  website: "Site de l’école",
  duration: (years: number) =>
    Number.isInteger(years)
      ? `${years}\u00a0an${years >= 2 ? "s" : ""}`
      : `${Math.round(years * 12)}\u00a0mois`,
  distance: (km: number) => (km < 1 ? "sur place" : `à ${km}\u00a0km`),
  admission: "Admission",
  unverified: "À vérifier auprès de l’école",
  askDetail: (title: string, school: string) => `C’est quoi ${title}, ${school}\u00a0?`,
  askComparison: (names: string[]) => `Compare ${names.slice(0, -1).join(", ")} et ${names.at(-1)}`,
  and: " et ",

  showMap: "Voir sur la carte",
  hideMap: "Masquer la carte",
  map: "Carte de France des villes trouvées",
  mapFailed: "La carte n’a pas pu être chargée.",
  offMap: "Hors de la carte\u00a0:",

  comparison: "Comparaison",
  unknown: "non renseigné",
  criterion: "Critère",

  chart: (unit: string) => `Fourchettes en ${unit}`,
  range: (low: string, high: string | undefined, unit: string) =>
    high ? `${low} à ${high}\u00a0${unit}` : `${low}\u00a0${unit} et plus`,
  undated: "non daté",

  steps: "Parcours, étape par étape",
  safety: "Aide",

  recapLoading: "Je prépare ton récapitulatif…",
  recapMissing: "Le récapitulatif n’est pas disponible ici.",
  recapFailed: "Je n’ai pas pu préparer le récapitulatif. Réessaie dans un instant.",
  recapCopy: "Copier",
  recapCopied: "Récapitulatif copié.",
  recapFile: "Ouvrir le PDF à imprimer",
  backToChat: "Revenir à la conversation",
};
