/** Everything the widget says, in one place: French, « tu », with no-break spaces before ? ! : ; €. */

const plural = (n: number) => (n > 1 ? "s" : "");

export const name = "Cap IA";
export const kind = "Assistant automatique";
export const launcher = "Une question\u00a0?";
export const launcherHint = "Ouvrir l’assistant Cap IA";
export const newAnswer = "Nouvelle réponse";
export const close = "Fermer";
export const menu = "Options";
export const restart = "Recommencer";
export const recap = "Mon récapitulatif";
export const erase = "Effacer mes données";
export const help = "Besoin d’aide ?";
export const cancel = "Annuler";

export const start = {
  title: "Toutes tes questions sur le métier d’ingénieur ou d’ingénieure en IA",
  text: "Je suis un programme automatique, pas une personne. N’écris pas d’informations personnelles (nom, adresse, téléphone). Rien n’est enregistré tant que tu n’as pas commencé.",
  button: "Commencer",
};
export const erased =
  "C’est fait\u00a0: ta conversation est effacée, ici et sur le serveur. Tu peux en commencer une autre quand tu veux.";
export const erasedElsewhere =
  "Ta conversation a été effacée dans un autre onglet. Tu peux en commencer une autre quand tu veux.";
export const over =
  "Ta conversation précédente n’est plus gardée\u00a0: le temps prévu est passé. Tu peux en commencer une autre.";
export const confirmErase = {
  title: "Effacer toute ta conversation\u00a0?",
  text: "Tes questions et mes réponses seront supprimées de cet appareil et du serveur. On ne pourra pas les retrouver.",
  yes: "Oui, tout effacer",
};
export const confirmRestart = {
  title: "Recommencer de zéro\u00a0?",
  text: "Cette conversation sera effacée et une nouvelle commencera.",
  yes: "Oui, recommencer",
};

export const transcript = "Conversation";
export const you = "Toi";
export const assistant = "Cap IA";
export const writing = "L’assistant écrit…";
export const slow = "Je cherche encore, ça prend plus de temps que d’habitude…";
export const waiting = "Pas encore envoyé";
export const latest = "Aller au dernier message";
export const today = "Aujourd’hui";
export const yesterday = "Hier";

export const field = "Ta question";
export const placeholder = "Écris ta question…";
export const send = "Envoyer";
export const fieldHint = "Entrée pour envoyer, Majuscule et Entrée pour aller à la ligne.";
export const tooLong = (length: number) =>
  `Ton message est trop long\u00a0: ${length} caractères, et 1\u202f000 au plus.`;

export const offline = "Tu n’as plus de connexion internet.";
export const unreachable = "Je n’arrive pas à joindre l’assistant.";
export const unavailable = "L’assistant ne peut pas répondre pour le moment.";
export const tooMany = (seconds: number) =>
  `Tu vas un peu vite pour moi\u00a0: je reprends dans ${seconds}\u00a0seconde${plural(seconds)}.`;
export const kept = "Je garde ton message, il partira dès que possible.";
export const retrying = "Je réessaie dès que possible.";
export const refused = "Je n’ai pas pu lire ce message. Il est revenu dans la zone de texte.";
export const expired = "Ta conversation précédente n’est plus valable\u00a0: en voici une nouvelle.";
export const eraseFailed = "Je n’ai pas pu effacer ta conversation. Vérifie ta connexion, puis réessaie.";
export const retry = "Réessayer";

export const choices = "Réponses proposées";
export const chosen = "Ta réponse";
export const feedback = "Cette réponse t’aide\u00a0?";
export const copy = "Copier la réponse";
export const copied = "Réponse copiée.";
export const copyFailed = "La copie n’est pas possible dans ce navigateur.";
export const sources = "Sources";
export const source = "Source";
export const newWindow = "(nouvelle fenêtre)";

export const more = "En savoir plus";
export const compare = "Comparer";
export const compareSelected = (count: number) => `Comparer (${count})`;
export const compareHint = "Choisis-en une ou deux autres.";
export const website = "Site de l’école";
export const duration = (years: number) =>
  Number.isInteger(years) ? `${years}\u00a0an${years >= 2 ? "s" : ""}` : `${Math.round(years * 12)}\u00a0mois`;
export const distance = (km: number) => `à ${km}\u00a0km`;
export const admission = "Admission";
export const unverified = "À vérifier auprès de l’école";
export const askDetail = (title: string, school: string) => `C’est quoi ${title}, ${school}\u00a0?`;
export const askComparison = (names: string[]) => `Compare ${names.slice(0, -1).join(", ")} et ${names.at(-1)}`;
export const and = " et ";

export const showMap = "Voir sur la carte";
export const hideMap = "Masquer la carte";
export const map = "Carte de France des villes trouvées";
export const mapFailed = "La carte n’a pas pu être chargée.";
export const offMap = "Hors de la carte\u00a0:";

export const comparison = "Comparaison";
export const unknown = "non renseigné";

export const chart = (unit: string) => `Fourchettes en ${unit}`;
export const range = (low: string, high: string | undefined, unit: string) =>
  high ? `${low} à ${high}\u00a0${unit}` : `${low}\u00a0${unit} et plus`;
/** A source and its year, which its name may say already. */
export const dated = (source: string, year: number | null) =>
  year && source.includes(String(year)) ? source : `${source}, ${year ?? "non daté"}`;

export const steps = "Parcours, étape par étape";

export const recapLoading = "Je prépare ton récapitulatif…";
export const recapMissing = "Le récapitulatif n’est pas disponible ici.";
export const recapFailed = "Je n’ai pas pu préparer le récapitulatif. Réessaie dans un instant.";
export const recapCopy = "Copier";
export const recapCopied = "Récapitulatif copié.";
export const recapFile = "PDF à imprimer";
export const backToChat = "Retour";
