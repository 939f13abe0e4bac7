"""Phrases of distress, and phrases that only sound like it.

Each wave was written before the patterns that it tests were: it says what people type, not what we look for.
"""

from __future__ import annotations

from orientation.safety import Need

FIRST_WAVE = {
    Need.SUICIDE: """
        je veux mourir
        jveu mourir
        JVEUX MOURIR
        g envi d'en finir
        j'ai envie d'en finir
        jai envie den finir avec la vie
        jme sui scarifié
        je me scarifie depuis la 4e
        jveux plus vivre
        je veux plus vivre
        je n'ai plus envie de vivre
        g plu envie de vivre
        envie de disparaitre
        je voudrais disparaître pour toujours
        je pense au suicide
        j'ai des idées suicidaires
        g des idee noire tt le temps
        mon ami veut se suicider
        ma meilleure amie parle de se tuer
        ma fille dit qu'elle veut mourir, je ne sais plus quoi faire
        mon fils a fait une tentative de suicide l'an dernier
        jvais me tué
        je vais me foutre en l'air
        jpense a me pendre
        je veux me jeter sous un train
        jai envi de sauté par la fenetre
        je vais avaler tous les cachets de ma mère
        salut je voulais savoir le salaire mais en fait jveu mourir
        bonjour, quelles sont les études ? de toute façon je serai mort avant, je vais me suicider
        a quoi bon vivre
        ça sert à rien de vivre
        la vie vaut pas la peine d'etre vécue
        j'aimerais ne plus me réveiller demain
        jaimerai mieux être morte
        tout le monde serait mieux sans moi
        je me coupe les bras le soir
        jme fais du mal quand ca va pas
        je m'automutile
        je veut me tuer
        I want to die, je veux mourrir
        personne ne remarquerait si je mourais
        je ne veux plus être là
        j ai plus de raison de vivre
        je pense souvent à la mort, à ma mort
        jvoudrais etre mort
        je me hais jveux crever
        """,
    Need.VIOLENCE: """
        mon pere me frappe
        mon père me bat quand il a bu
        ma mere me tape
        ma mère me tape dessus tous les jours
        mon beau pere me touche
        mon oncle m'a violé
        g été violée
        j'ai subi des attouchements
        mon cousin a abusé de moi
        je suis battu chez moi
        jme fai frapper a la maison
        mes parents me frappent si j'ai des mauvaises notes
        mon copain me frappe
        mon mari me bat et je veux reprendre des études
        mon daron me tabasse
        mon daron me met des coups de ceinture
        jai peur de rentrer chez moi
        jai peur de mon père
        on ma agressé sexuellement
        je suis victime de violences conjugales
        violence a la maison, qui appeler ?
        mon petit frère est frappé par mon père
        ma copine se fait taper par son père
        mon frere me cogne
        il m'a forcé à coucher avec lui
        mon beau-père frappe ma mère
        une élève de ma classe est maltraitée par ses parents
        mes parents m'enferme dans ma chambre et me donne pas a manger
        mon père menace de me tuer
        un adulte me demande des photos nues
        mon prof m'a touché les fesses
        papa il me tape tout le temps
        je vis un inceste
        """,
    Need.BULLYING: """
        on me harcele
        on me harcèle au lycée
        jme fais harceler
        jsuis harcelé depuis la 6eme
        je suis victime de harcèlement
        jme fai arcelé sur insta
        ma fille est harcelée au collège
        mon pote se fait harceler par toute la classe
        ils m'insultent tous les jours
        on m'insulte sur snap
        toute la classe se moque de moi
        tt le monde se fou de moi au bahut
        ils se moquent tous de moi parce que je code
        ils ont diffusé une photo de moi nue
        quelqu'un a partagé mes nudes
        on me menace sur les réseaux
        on me traite de pute tous les jours
        on me crache dessus dans le couloir
        les autres me rackettent
        on me fait du chantage avec mes photos
        je subis du cyberharcèlement
        c du harcelement ce qu'on me fait
        ils m'ont frappé dans la cour
        jme fais taper au college
        jveux plus aller en cours a cause des autres ils me harcelent
        ils ont créé un groupe contre moi
        ma classe me déteste et m'insulte
        je me fais insulter tous les jours en cours
        """,
    Need.DISTRESS: """
        je vais très mal
        jvais tres mal
        je vais pas bien du tout
        ca va pas du tout en ce moment
        personne m'aime
        personne ne m'aime
        je craque
        je vais craquer
        jsuis en train de craquer
        je me sens seul au monde
        jme sens tro seule
        je suis au bout du rouleau
        j'en peux plus
        jen peu plus de la vie
        jen peux plus de tout
        je pleure tous les soirs
        jpleure tt le temps
        je suis en dépression
        je fais une dépression
        jsui déprimé
        j'ai plus goût à rien
        plus rien n'a de sens
        je suis désespérée
        je me sens vide
        je suis à bout
        jfais que des crises d'angoisse
        je fais des crises de panique avant d'aller au lycée
        je me déteste
        jme sens nul je sers a rien
        je suis un fardeau pour mes parents
        tout le monde s'en fout de moi
        j'ai personne à qui parler
        je suis tellement malheureux
        je souffre trop
        ma vie est nulle
        jai pas d'amis je suis toujours tout seul
        je suis mal dans ma peau
        mon fils va très mal, il ne sort plus de sa chambre
        """,
}

FIRST_WAVE_ORDINARY = """
    les maths me tuent
    mort de rire
    mdr
    ptdr t mort toi
    je meurs de faim
    c mort pour moi ?
    jsuis nul en maths c mort ?
    tuer le temps
    ce métier va disparaître ?
    l'ia va tuer le métier
    harceler les recruteurs
    c'est violent comme concours
    ça me saoule
    jsuis mort de fatigue
    un salaire à en crever
    le kill process
    je veux en finir avec la prépa
    j'en peux plus de parcoursup
    le stress des examens
    je veux mourir de rire
    je ne veux pas mourir idiot
    je veux pas mourir bête je veux apprendre le deep learning
    est-ce que ingénieur en ia c'est un métier d'avenir ou il va disparaitre
    envie de disparaitre des radars et vivre en télétravail
    jai envie de tuer mon prof de maths lol
    je craque pour ce métier
    j'ai craqué le code wifi
    comment craquer un mot de passe
    ça me tue ces études de 8 ans
    cette école déchire
    jvais me tuer au travail
    on se tue à la tâche en prépa ?
    je vais mourir d'ennui en cours
    j'ai peur des maths
    jai peur de pas avoir le niveau
    j'ai peur de rater parcoursup
    je suis nul
    je suis nul en anglais
    je suis trop nul pour ingénieur ?
    est-ce qu'on bosse seul ou en équipe
    je suis seul à faire mes dossiers
    je travaille seul, c'est possible en freelance ?
    je me sens perdu dans mon orientation
    jsuis perdu
    je suis stressé par mon orientation
    c'est trop dur
    je suis timide
    le salaire est pas ouf, ça craint
    quel salaire pour un débutant
    bac+5 obligé ?
    ya du taf ?
    je vais mal comprendre les cours si je suis pas bon en maths
    je comprends mal les maths
    mes parents me poussent à faire ingénieur
    mes parents me tapent sur les nerfs avec parcoursup
    mon père me tape la honte
    mon père est ingénieur
    ma mère me dit de faire médecine
    je tape du code toute la journée
    taper au clavier vite c'est important ?
    mon frère m'a battu aux échecs
    la france a battu le brésil
    frapper à la porte des entreprises
    jai été frappé par le nombre d'écoles
    les études frappent fort
    il y a du harcèlement dans les entreprises de la tech ?
    l'ia peut détecter le cyberharcèlement ?
    je voudrais faire une ia contre le harcèlement scolaire
    je veux créer une appli pour prévenir le suicide
    l'ia peut aider à détecter la dépression ?
    le suicide de l'industrie européenne
    l'ia militaire tue des gens ?
    est-ce que l'ia peut tuer l'humanité
    on va tous mourir à cause de l'ia ?
    les robots vont nous tuer
    c'est la mort ce concours
    peine de mort
    ce boulot est à mourir d'ennui
    les ingénieurs meurent jeunes ?
    jsuis dead
    jsuis mort mdrrr
    trop mort ta blague
    c'est une tuerie cette école
    ça tue !
    une école qui tue
    je kiffe trop l'ia
    je suis accro à l'ia
    j'ai envie de me lancer dans l'ia
    envie de vivre à l'étranger
    je veux plus faire médecine je veux faire ia
    je veux plus être prof
    je n'ai plus envie de faire du droit
    ça sert à rien la prépa
    à quoi bon faire un doctorat
    la vie d'étudiant est dure ?
    personne ne m'a répondu au salon
    personne ne m'a expliqué parcoursup
    personne aime les maths dans ma classe
    je déteste les maths
    je me déteste pas en info
    j'ai pas d'amis dans cette filière tu la connais ?
    ça va pas être facile
    ça va pas ? tu m'as donné l'école de lille
    ça va mal se passer si je rate le bac ?
    j'ai mal compris
    ça fait mal au portefeuille
    abus de langage
    sauter une classe
    est ce que je peux sauter une année
    me jeter à l'eau et reprendre mes études
    se jeter dans le vide de la reconversion
    couper les ponts avec mon ancien métier
    en finir avec les clichés
    j'en ai marre
    j'en ai marre de mon boulot
    marre de la compta, reconversion possible ?
    j'en peux plus de mon boulot je veux une reconversion
    jpeux plus attendre les résultats
    la descente de gradient vers l'enfer
    violence des échanges en milieu tempéré
    apprentissage par renforcement c violent
    les réseaux de neurones morts
    arbre de décision pendu
    le jeu du pendu en python
    """


def lines(text: str) -> list[str]:
    """Return the phrases of a text, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
