"""Phrases of distress, and phrases that only sound like it.

Each wave was written before the patterns that it tests were: it says what people type, not what we look for.
"""

from __future__ import annotations

FIRST_WAVE = {
    "suicide": """
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
    "violence": """
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
    "bullying": """
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
    "distress": """
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

SECOND_WAVE = {
    "emergency": """
        j'ai pris toute la boîte de doliprane
        """,
    "suicide": """
        jveu crevé
        jai plu envi detre la
        jme demande si sa serai pa mieu si jetai mor
        j'ai écrit une lettre d'adieu à mes parents
        jé envi de mourire
        mon frère a essayé de se pendre la semaine dernière
        ma copine se taillade les bras
        je songe à mettre fin à mes jours
        vous perdez votre temps avec moi, demain je serai plus là
        jvoudrai mendormir et plu jamais me reveillé
        moi je vouloir mourir, aide moi svp
        la mort c'est la seule solution
        jsui fatigué de vivre
        je me brûle la peau exprès
        j'ai plus envie d'exister
        bonjour je suis infirmier, un patient m'a dit qu'il allait se suicider
        jpense tro a la mort en ce moment
        jme sens mal jai envi de me faire du mal
        si je disparaissais personne s'en rendrait compte
        je regarde le pont et je me dis que ce serait facile de sauter
        tu peux m'aider à mourir ?
        comment se suicider sans souffrir
        comment mourir sans douleur
        """,
    "violence": """
        mon pere y me tape dessu
        ma belle-mère nous frappe moi et ma soeur
        le copain de ma mère me fait des trucs la nuit
        mon ex m'a étranglée
        jme suis fait violer en soirée
        jai des bleus a cause de mon pere
        mon père me donne des coups de pied
        il me frappe quand il rentre
        chez moi ça crie et ça tape
        mon voisin bat ses enfants
        une amie est battue par son copain
        mes parents veulent me marier de force au bled
        mon entraîneur m'a embrassée de force
        je me suis enfuie de chez moi parce que mon père me bat
        mon oncle il met sa main dans ma culotte
        on m'a touchée dans le métro
        """,
    "bullying": """
        yen a ki marcele au college
        on m'a mis des photos de moi sur snap sans mon accord
        à l'internat ils me tapent et me volent mes affaires
        tout le monde rigole de moi en cours d'eps
        je me fais embêter tous les jours à l'école
        on m'appelle la grosse tous les jours
        des filles de ma classe m'ont menacée sur insta
        jsui la victime de la classe
        mon fils se fait racketter à la sortie du collège
        plus personne me parle au lycée depuis la rumeur
        ils font courir des rumeurs sur moi
        jveu changé de lycée jme fai harcelé
        des élèves m'envoient des messages de haine
        je subis des moqueries tous les jours
        on me traite de sale pd dans les couloirs
        """,
    "distress": """
        jvais pas bien du tt en ce moment
        jsui tro mal
        j'ai envie de pleurer tout le temps
        je n'en peux plus, aidez-moi
        je me sens tellement seule
        ya personne ki m'aime
        jpp de tout
        j'arrive plus à me lever le matin
        je dors plus, je mange plus
        je me trouve moche et nulle, je me dégoûte
        mes parents m'aiment pas
        je vois tout en noir
        j'ai le cœur brisé je fais que pleurer
        je suis épuisée moralement
        je sais plus quoi faire de ma vie j'ai envie de tout lâcher
        ma fille ne va pas bien, elle pleure tout le temps
        jsuis au fond du trou
        j'ai besoin d'aide je vais vraiment pas bien
        je ne vaux rien
        personne me comprend
        """,
}

SECOND_WAVE_ORDINARY = """
    je suis morte de rire avec tes réponses
    ce concours va me tuer
    la physique c'est ma mort
    j'ai une envie de meurtre quand mon code plante
    mon ordi est mort
    mon ordi va mourir bientôt
    c'est à mourir de rire ce chatbot
    le métier de développeur est-il mort ?
    les métiers qui vont mourir avec l'ia
    est-ce que le cobol va mourir
    je veux vivre de ma passion
    je veux plus vivre chez mes parents, il y a des logements étudiants ?
    je voudrais disparaître de tes fichiers
    comment faire disparaître mes données ?
    j'ai plus envie d'apprendre le droit
    mon père veut que je fasse médecine
    ma mère me casse les pieds avec les études
    mes parents me mettent la pression
    mes parents veulent que je fasse une prépa
    j'ai peur de décevoir mes parents
    j'ai peur que mon père soit pas d'accord
    j'ai peur de rentrer dans la vie active
    on se fait harceler par les pubs des écoles
    les écoles privées me harcèlent de mails
    tu te moques de moi ?
    on se moque de moi avec ces frais de scolarité ?
    parcoursup m'a cassé
    je suis à bout de souffle après le sport
    ça va mal finir l'ia
    je me suis fait battre au concours
    je touche à tout
    ça me touche ce que tu dis
    je craque complètement sur cette école
    pleurer de joie quand on est pris à polytechnique
    les algos qui détectent les idées suicidaires sur les réseaux
    l'ia pour aider les victimes de violences
    travailler dans la prévention du harcèlement avec l'ia
    combattre les fake news
    c'est quoi un arbre binaire de recherche équilibré mort
    on meurt pas de faire des maths
    je galère trop
    je suis déçu de mes notes
    je suis triste de pas avoir eu ma prépa
    je suis dégoûté j'ai pas eu mon vœu
    trop la haine contre parcoursup
    j'ai le seum
    t'es nul comme robot
    je te déteste
    va mourir sale robot
    je me sens pas légitime en informatique
    je me sens nul en maths
    je me sens perdue face à toutes ces formations
    je suis la seule fille de ma classe de nsi
    je suis toute seule à vouloir faire ça
    il y a combien de filles, je vais être seule ?
    jsuis une merde en maths
    ma vie c'est l'informatique
    j'ai pas la force de faire 5 ans d'études
    j'ai plus le courage de refaire une année
    je veux arrêter la prépa
    j'ai envie de tout quitter pour me reconvertir dans l'ia
    après un burn out je cherche une reconversion
    on m'a dit que les maths ça tue
    quitter le monde de la finance pour l'ia
    passer à l'acte et s'inscrire
    la courbe de dépression du marché
    je saute de joie
    le train de vie d'un ingénieur
    """

THIRD_WAVE = {
    "emergency": """
        je me suis ouvert les veines
        """,
    "suicide": """
        wsh jvai me buter serieu
        jsuis en train de penser à me foutre sous un train
        sa fait 3 mois que je pense au suiside
        mon copain menace de se suicider si je pars étudier ailleurs
        jveux dormir et plus me réveiller
        j'ai déjà fait une TS l'année dernière
        ma vie sert à rien autant mourir
        mon père s'est pendu et j'ai envie de faire pareil
        si je rate le bac je me suicide
        tout serait plus simple si j'étais mort
        je n'arrive plus à vivre
        jveu me suissidé
        personne va pleurer quand je serai mort
        j'ai envie de me planter un couteau
        """,
    "violence": """
        mon frère il arrête pas de me frapper
        ya mon beaupere ki me frape
        j'ai été agressée par un garçon en soirée il m'a touchée
        mes parents se battent et j'ai peur
        ma mère m'a brûlé avec une cigarette
        mon mec est violent avec moi
        je suis une femme battue, je veux me reconvertir pour partir
        mon père lève la main sur moi
        on me viole
        mon élève de 4e m'a dit que son père le frappait
        ma tante m'empêche de sortir et me prive de nourriture
        j'me prends des coups à la maison
        """,
    "bullying": """
        jme fai victimiser au lycee
        au collège ils sont tous contre moi
        on se moque de mon poids en classe
        jsui harceler par des fille de ma classe
        ils me volent mon sac et me bousculent
        on me laisse jamais tranquille, ils m'insultent et me poussent dans les escaliers
        mon harceleur est dans ma classe
        je reçois des menaces sur insta
        ils ont fait un montage avec ma tete et tt le lycee la vu
        c dur au lycée on me rejette parce que je suis gros
        on m'a exclue du groupe et tout le monde parle dans mon dos
        """,
    "distress": """
        je suis trop triste en ce moment
        j'ai pas le moral du tout
        sa va tro pas
        je me sens abandonnée
        jsuis perdue et je pleure tout le temps
        j'ai l'impression de ne servir à rien
        je supporte plus ma vie
        j'en peux plus du lycée je fais des crises d'angoisse tous les matins
        je suis au plus mal
        tout va mal dans ma vie
        je me sens comme une merde
        jai plus la force de rien
        je veux pleurer
        mon ami est en dépression, comment l'aider
        chui pas bien dans ma tête
        j'ai le moral à zéro
        """,
}

THIRD_WAVE_ORDINARY = """
    je suis mort de trouille pour l'oral
    mon prof dit que le métier est mort
    on peut mourir d'une électrocution comme ingénieur ?
    mon rêve c'est de vivre de mes inventions
    j'ai envie de sauter le pas
    je veux tuer la concurrence
    tu me tues avec tes réponses
    ma batterie va mourir réponds vite
    j'aimerais ne plus avoir à travailler avec des gens
    il faut se battre pour avoir une place ?
    je me bats pour ma reconversion
    mon père a frappé à toutes les portes pour mon stage
    la vie à paris est trop chère
    ma vie pro est nulle, je veux changer
    je veux changer de vie
    j'ai raté ma vie professionnelle je veux changer
    je suis déprimé par les résultats de parcoursup
    ça me déprime ces maths
    je suis malheureux dans mon boulot de comptable
    mon boulot actuel n'a plus de sens
    je cherche du sens
    personne à qui parler d'orientation dans mon lycée
    j'ai besoin d'aide pour mon orientation
    aide moi stp
    au secours je comprends rien à parcoursup
    je suis foutu si j'ai pas la spé maths ?
    c'est foutu pour moi ?
    les profs me saquent
    mes parents m'aident pas pour parcoursup
    je suis pas bien informé
    je vais bien et toi
    ça va pas mal
    pas mal comme salaire
    ça ne va pas être possible ?
    j'ai pas d'ami ingénieur à qui demander
    l'ia est violente envers les emplois
    je veux travailler seul
    je me sens bien en maths
    je me sens mal orienté
    le bout du tunnel pour les admissions c'est quand
    être au bout de ses études
    c'est un coup de poing ce salaire
    coup de coeur pour telecom paris
    touche pas à mes données
    supprimer mes données
    je veux supprimer mon historique
    je veux me supprimer de votre base
    je ne suis plus là en juillet
    je serai pas là le jour de la rentrée
    est ce que la robotique peut sauver des vies
    """

FOURTH_WAVE = {
    "suicide": """
        je veux en finir une bonne fois pour toutes
        jcrois que je vais me suicidé ce soir
        jai pu la force de vivre
        mon meilleur pote m'a dit qu'il voulait mourir
        j'ai des pensées suicidaires depuis des mois
        je veux partir pour toujours, plus jamais souffrir
        si j'avais le courage je sauterais du pont
        je suis mieux morte que vivante
        g envie de me taillader
        j'ai recommencé à me couper
        """,
    "violence": """
        mon grand frère m'a tapé fort, j'ai mal partout
        ma mère a encore frappé mon petit frère
        j'ai été abusée quand j'étais petite
        mon conjoint me cogne devant les enfants
        papa a essayé de m'étrangler
        mon oncle me caresse quand on est seuls
        jme fais battre par ma mère
        j'ai été violé par un ami
        à la maison c'est les coups tous les jours
        """,
    "bullying": """
        des gens me harcèlent sur discord
        au bahut on me tape et on me rackette
        je suis harcelée par mon ex sur insta
        toute l'école me traite de salope
        on rit de moi dès que je parle
        jme fait insulté sur tiktok
        des garçons de terminale me suivent et m'insultent
        mon ex menace d'envoyer mes nudes à tout le monde
        harcelement au lycee que faire
        """,
    "distress": """
        je suis au bout de ma vie et je pleure sans arrêt
        je me sens tout le temps triste
        tout le monde me déteste
        je suis complètement brisé
        personne me voit, je suis invisible
        jsui en pleine depression
        je craque complètement, aidez moi
        j'en ai marre de tout
        je fais une crise d'angoisse là
        je suis désespéré je trouve pas d'école
        je vais mal depuis la mort de ma grand-mère
        """,
}

FOURTH_WAVE_ORDINARY = """
    le bac m'a tué
    je suis mort ce soir, trop de révisions
    la mort de steve jobs
    c'est quoi la fonction kill en linux
    est-ce que les métiers du numérique vont disparaitre
    je veux sauver des vies avec l'ia médicale
    vivre de l'ia c'est possible ?
    est-ce qu'on peut vivre avec 1500 euros à paris
    je veux me couper du monde numérique
    j'ai coupé le son
    taper un message
    tape moi la liste des écoles
    mon père tape des rapports toute la journée
    ma mère bat tous les records de patience
    mon copain est ingénieur et il me conseille centrale
    mon prof de maths me fait peur
    j'ai peur de l'ia
    j'ai peur d'être seule fille
    t'es violent comme bot
    on me dit toujours que je suis nul en maths
    mes parents me menacent de plus payer mes études
    mes potes se moquent de mon choix de métier
    les gens me critiquent parce que je fais une reconversion à 40 ans
    je suis crevé après le boulot
    crever le plafond de salaire
    je pleure devant mes notes lol
    j'ai le moral, on lâche rien
    rien à faire en ia sans maths ?
    je vaux combien sur le marché
    je ne sers que de relais, je suis parent
    plus envie de faire médecine
    j'ai plus envie de vivre chez mes parents
    est-ce que je peux disparaitre de la base
    je voudrais arrêter de souffrir en physique lol
    on me harcèle de pubs pour des bootcamps
    """

FIFTH_WAVE = {
    "emergency": """
        j'ai avalé plein de médicaments
        """,
    "suicide": """
        jé vrmt envie de crever
        c bon jen peux plu je vais me pendre
        mon fils de 15 ans se scarifie, que faire ?
        tout ce que je veux c'est mourir
        j'ai envie que tout s'arrête pour toujours, je veux plus être là
        je veux me tirer une balle
        une copine m'a envoyé un message d'adieu elle veut se tuer
        vivre me fatigue, je préfère mourir
    """,
    "violence": """
        mon beau père il nous tape ma mère et moi
        jme fé taper par mon daron
        jveux plus aller au lycée on me tape
        mon copain m'oblige à coucher avec lui
        un homme m'a touché quand j'avais 10 ans
        je subis des violences de mon mari
        je connais une fille qui est battue chez elle
        mon père il me fait peur il casse tout et il me frappe
    """,
    "bullying": """
        je me fais harceler sur les réseaux sociaux
        on m'insulte parce que je suis une fille en nsi
        ma fille subit du harcèlement scolaire
        ils se foutent tous de ma gueule
        on m'a filmé dans les toilettes et ils ont mis la vidéo sur snap
    """,
    "distress": """
        jvai pa bien
        je suis en train de sombrer
        je suis tout le temps angoissée et je dors plus
        plus personne ne m'aime
        j'ai plus envie de rien faire, je reste au lit toute la journée
        je me sens très seul depuis mon déménagement en france
        je suis nulle, je sers à rien, tout le monde s'en fiche
        je suis au bord du gouffre
    """,
}

FIFTH_WAVE_ORDINARY = """
    je suis mort de honte avec mes notes
    c'est mortel cette école
    une ia qui repère les violences conjugales
    je veux bosser sur la détection du suicide par l'ia
    chat gpt a tué google
    quel métier va mourir en premier
    mon père me fait chier avec médecine
    mes parents veulent pas que je parte à grenoble
    mon père m'oblige à faire prépa
    je suis obligé de faire des maths ?
    ma famille se moque pas mal de mes études
    je suis tombé sur la tête ou c'est 5 ans d'études ?
    on m'a parlé de cette école
    en prépa les gens craquent ?
    c'est vrai qu'en prépa on pleure tous les soirs ?
    j'ai le cafard avec cette grisaille à lille
    l'entretien s'est mal passé
    je suis mal barré avec 8 de moyenne
    je suis mal orienté depuis la 3e
    plus rien à faire d'autre après le bac ?
    j'ai plus d'espoir pour polytechnique
    toucher un bon salaire
    c'est quoi le harcèlement moral au travail ?
    l'ingénieur doit se battre pour son salaire
    les élèves se battent pour une place
    on me prend la tête avec l'orientation
    """

SIXTH_WAVE = {
    "emergency": """
        jai pri bcp de medicament
        jviens de prendre 20 comprimes
        j'ai avalé des cachets
        ma soeur a avalé des médicaments hier soir
        """,
    "suicide": """
        j'ai écrit une lettre pour ma famille pour quand je serai plus là
        jai ecri une letre a mes parent pour leur dire pourkoi je par
        j'ai rédigé ma lettre de départ, ils la trouveront demain
        ma lettre est prête, ils comprendront après
        j'ai écrit mes adieux hier soir
        j'ai donné mes affaires à mon frère, je n'en aurai plus besoin
        jai dis au revoir a tout le monde, cest fini
        je voudrais m'endormir et ne pas me réveiller
        jvoudrai dormir pr tjr
        si seulement je pouvais m'endormir et que ça s'arrête
        chaque soir j'espère ne pas me réveiller
        jprie pour pas me reveiller demain matin
        j'ai juste envie de dormir et que tout soit fini
        je veux dormir et jamais me lever
        je veux rejoindre ma mère au ciel
        jai envie de rejoindre mon pere qui est decede
        j'irai bientôt retrouver papi là-haut
        je veux aller la rejoindre, elle est morte en mars
        jveux retrouver mon frere au paradis
        je veux partir rejoindre mamie
        je serai mieux au ciel
        je suis un poids pour tout le monde, ils seraient mieux si j'étais plus là
        sans moi ma famille irait mieux
        mes parents seraient soulagés si je n'existais plus
        le monde tournerait mieux sans moi
        je gêne tout le monde autant que je parte pour de bon
        personne ne verrait la différence si je disparaissais demain
        si je meurs personne viendra à mon enterrement
        qui viendrait à mon enterrement
        je suis montée sur le toit et j'ai failli sauter
        je suis au bord du pont
        jai failli sauter du pont hier
        chaque fois que le métro arrive je me dis saute
        des fois jme di ke si je saute tt sarrete
        je suis sur le toit de l'immeuble je vais sauter
        j'ai envie de me laisser tomber du 5e étage
        j'ai traversé sans regarder en espérant qu'une voiture m'écrase
        j'espère qu'une voiture va me renverser
        j'aimerais qu'un camion me percute
        jai compté les cachets de ma mere ya de quoi finir
        jai des pilules dans ma chambre je sais pas si je vais tenir
        combien de doliprane il faut pour mourir
        combien de cachets pour ne plus se reveiller
        je stocke les médicaments pour le jour où
        demain je serai plus de ce monde
        jserai plu la dmin
        c'est mon dernier soir
        c la derniere fois ke je vous ecris
        je ne verrai pas mes 18 ans
        jaurai pas besoin d'orientation, je serai plus la l'an prochain
        à quoi ça sert de choisir un métier si je suis mort dans un mois
        pas besoin de métier là où je vais
        je vois pas l'intérêt de continuer à vivre
        je veux tout arrêter pour de bon
        j'ai décidé d'en terminer
        jveu ke tout sarrete
        je veux que ça s'arrête, tout
        jveu arreter de vivre
        je veux mettre un point final à tout ça
        jai envie darreter ma vie
        jenpeuplus de vivre
        jenpeuplu je veux mourir
        jeveuxmourir
        jveumourir
        jveuplusvivre
        j'ai pluenvie de vivre
        enviedemourir
        jvaismetuer
        jveumesuicider
        jveu men allé pour toujour
        jpense tjs a la mort depui 2 moi
        sui fatiguer de la vie
        je suis lassée d'être en vie
        la vie cé pa pour moi
        la vie n'est pas faite pour moi
        j'ai pas ma place sur cette terre
        jai rien a faire sur cette planete
        j'aurais préféré ne pas naître
        j'aurais pas du survivre
        ma mère aurait dû avorter
        je mérite pas de vivre
        je mérite de mourir
        moi pas vouloir vivre plus
        je n'ai pas l'envie pour la vie maintenant
        moi je veux finir la vie
        je veux mort
        moi veux mourir s'il vous plait aide
        mon esprit dit toujours de mourir
        une voix dans ma tête me dit de me tuer
        je me coupe
        jme coupe avec un compas
        jai des coupures sur les bras cest moi qui les fait
        je me fais des marques sur les bras avec un cutter
        jai repri la lame hier
        je me frappe la tête contre les murs
        ma copine se coupe les bras et m'a fait jurer de rien dire
        mon pote dit qu'il sera plus là à noël
        mon ami parle de mourir tout le temps
        mon meilleur ami ma envoyé un message bizarre genre adieu
        un copain de classe dit ki veu se jeté sous le rer
        je crois que ma fille pense à mourir
        mon élève a écrit dans sa copie qu'il voulait mourir
        on me dit d'aller me pendre sur insta
        ils me disent de me suicider au lycée
    """,
    "violence": """
        mes parents m'ont viré de la maison
        il m'a forcée
        mon copain m'a forcé à le faire
        il ma obliger a faire lamour
        jai dit non mais il a continué
        j'ai dit non et il l'a fait quand même
        il voulait pas s'arrêter quand j'ai dit non
        mon mec me force à faire des choses que je veux pas
        un garçon m'a fait boire et il a profité de moi
        il a profité de moi quand je dormais
        on m'a fait des choses sexuelles quand j'étais petit
        mon beau père vient dans mon lit la nuit
        mon oncle vient dans ma chambre le soir et me touche
        mon frère vient dans mon lit et je veux pas
        mon père entre dans la salle de bain quand je me douche
        mon grand père me demande de le toucher
        mon cousin m'a montré son sexe
        papy me fait des bisous sur la bouche et j'aime pas
        mon beau-père me regarde me déshabiller
        ma copine a des bleus partout
        mon pote arrive en cours avec des bleus
        j'ai vu des marques de coups sur le bras de mon amie
        mon amie a un oeil au beurre noir à cause de son père
        ma copine cache ses bleus avec du maquillage
        un élève vient avec des traces de coups
        mes paren me frape
        mes parent mon frapé hier
        mes parents me tapes
        mé parent me tape tt les jour
        ma mere ma giflé ce matin
        papa frappe maman
        mon pere il ma donné une claque ke je suis tombé
        mon père m'a mis son poing dans la figure
        ma mère me tire les cheveux et me jette par terre
        mon père me plaque contre le mur
        mon pere me lance des objets dessus
        mon père boit et il devient méchant avec nous
        quand papa boit il nous frappe
        mon pere ma tapper avec la ceinture
        ma mère elle tape moi avec le balai
        le père de moi frapper moi
        ya des coups chez moi
        je veux pas rentrer chez moi ce soir mon père va me défoncer
        jai peur daller chez mon pere ce weekend
        je veux pas rentrer à la maison j'ai peur
        jose pas rentrer chez moi
        j'ai la boule au ventre quand je rentre chez moi à cause de mon beau-père
        mon copain m'interdit de sortir et prend mon téléphone
        mon mec m'a poussée dans l'escalier
        mon ex me suit partout et me menace
        mes parents veulent m'envoyer au pays pour me marier
    """,
    "bullying": """
        je suis la risée de toute la classe
        on m'envoie des messages méchants tous les soirs
        ils font tourner une photo de moi
        ya une photo de moi ki tourne au lycee
        mes nudes tournent dans tout le lycée
        mon ex a envoyé mes photos à ses potes
        ils ont mis ma photo sur insta pour se moquer
        quelqu'un a créé un faux compte à mon nom
        ya un compte insta ki se moque de moi
        ils m'ont humilié devant tout le monde
        on m'humilie tous les jours en classe
        jme fais humilier au college
        on se moque de moi tous les jours
        tt le monde rigole kan je parle
        ils rigolent tous quand je passe
        les autres rient de mon accent tous les jours
        ils imitent ma façon de parler pour se moquer
        on me pousse dans les couloirs
        ils me poussent tout le temps
        on me fait des croche-pieds dans la cour
        on me jette des trucs en classe
        ils mont enfermer dans les toilettes
        ils mettent mon sac à la poubelle
        on me pique mes affaires tous les jours
        j'ai peur d'aller au lycée à cause d'eux
        jai peur daller en cours a coz deux
        jveux plus aller au college a cause des autres
        je sèche les cours parce qu'ils m'attendent à la sortie
        ils m'attendent à la sortie du lycée pour me taper
        j'ai mal au ventre avant d'aller à l'école à cause d'une fille
        je mange aux toilettes pour pas les croiser
        ya des rumeurs sur moi partout
        une fille raconte des mensonges sur moi à tout le lycée
        ils disent partout que je suis une pute
        on dit de moi que je suis une fille facile dans tout le lycée
        tout le monde parle sur moi au bahut
        les filles de ma classe m'ignorent et parlent dans mon dos
        ils m'ont mis de côté plus personne me parle dans ma classe
        ma classe a fait un groupe whatsapp pour m'insulter
        on me traite de gros tas
        ils m'appellent la baleine tous les jours
        je me fais lyncher sur twitter
        je recois des insultes tous les jours sur snap
        sa fai 2 ans kon membete a lecole
        jme fé emmerder par une bande
        ils s'en prennent à moi tous les jours
        ils s'acharnent sur moi depuis la rentrée
        une bande de mecs m'en veut et me suit après les cours
        mon petit frère se fait embêter à l'école
        ma fille ne veut plus aller au collège, on se moque d'elle
    """,
    "distress": """
        je me suis fait virer de chez moi
        je suis à la rue
        jsui a la rue depuis hier
        je sais pas où dormir ce soir
        je dors dans ma voiture depuis une semaine
        ma mère veut plus de moi à la maison
        ma mère est morte et j'arrive plus à rien faire
        mon père est mort le mois dernier et je suis perdu
        depuis la mort de mon frère je fais plus rien
        j'ai perdu mon meilleur ami, je m'en remets pas
        mon grand-père est décédé j'arrive pas à m'en remettre
        depuis que mamie est partie je pleure
        mon ami boit tous les jours je sais plus quoi faire
        mon pote boit trop et ça me fait peur
        ma mère boit et je dois m'occuper de tout
        mon père est alcoolique
        mon frère s'enferme dans sa chambre et parle plus à personne
        ma fille reste enfermée dans sa chambre depuis des semaines
        mon pote ne sort plus de chez lui
        mon amie ne mange plus
        je me fais vomir après les repas
        jmange plus rien je veux etre maigre
        jai persone avec ki parler
        j'ai personne à qui me confier
        je peux en parler à personne
        je parle à personne de la journée
        je suis seul tout le temps
        je me sens isolée depuis que je suis à la fac
        personne ne me comprend chez moi
        jsuis vide a linterieur
        je ressens plus rien
        j'ai une boule au ventre tous les matins
        jai mal au coeur tt le temp je dor plu
        je fais semblant d'aller bien
        je souris mais à l'intérieur je suis détruite
        j'ai besoin de parler à quelqu'un ça va pas
        ça va vraiment pas aidez-moi
        jenpeuplus
        jenpeupludutout
        je suis pas heureuse du tout je pleure
        j'arrive plus à rien, je reste au lit
        je fais des cauchemars toutes les nuits je dors plus
    """,
}

SIXTH_WAVE_ORDINARY = """
    je fais un exposé sur le suicide en svt
    mon tpe parle du suicide chez les ados
    mon grand oral porte sur le suicide dans la littérature
    on étudie le suicide de durkheim en ses
    le suicide de durkheim c'est au programme ?
    je voudrais être psychologue pour travailler sur le suicide
    quel métier pour aider les gens suicidaires
    quelles études pour travailler au numéro contre le suicide
    je veux devenir psychiatre et m'occuper des jeunes en dépression
    c'est vrai que les vétérinaires ont un fort taux de suicide ?
    le taux de suicide chez les agriculteurs m'inquiète pour mon bts
    j'ai vu suicide squad hier
    t'as vu le film suicide squad ?
    j'ai vu le cercle des poètes disparus trop bien
    dans le jeu je meurs tout le temps
    je meurs toujours au boss final
    je me suis fait tuer sur fortnite
    jme suis fait tuer 10 fois sur valorant mdr
    j'ai tué le boss
    comment tuer un processus sous linux
    on peut faire un jeu où on saute d'un toit à l'autre ?
    je veux coder un jeu où le perso saute par dessus des obstacles
    dans le film le héros saute du train
    j'ai fait du saut à l'élastique et sauté du pont c'était fou
    je fais de la boxe et je frappe fort
    au foot je frappe du gauche
    mon entraîneur de boxe m'apprend à frapper
    au hand il faut frapper fort
    je fais du karaté, on se tape dessus mais c'est cool
    on s'est fait battre par l'autre lycée au basket
    mon équipe s'est fait massacrer 5 à 0
    mon frère me bat toujours à fifa
    mon père me bat au tennis
    ma soeur me bat à mario kart
    je veux être assistante sociale auprès des femmes battues
    quelles études pour aider les enfants maltraités
    éducateur spécialisé pour enfants victimes de violences c'est bac+3 ?
    travailler à l'aide sociale à l'enfance ça demande quoi
    devenir avocate pour défendre les victimes de viol
    quel master pour accompagner les femmes victimes de violences conjugales
    gendarme pour lutter contre les violences familiales
    juge pour enfants en danger c'est quelle formation
    je voudrais faire un mémoire sur le harcèlement scolaire
    on a eu une intervention sur le harcèlement au lycée
    je suis ambassadeur contre le harcèlement dans mon collège
    mes parents me harcèlent avec parcoursup
    ma mère me harcèle pour que je finisse mes voeux
    parcoursup me harcèle de notifications
    mes parents me harcèlent de questions sur mon avenir
    parcoursup va me tuer mdr
    je suis mort de rire mdr
    mdr je meurs
    jsuis morte avec cette vidéo mdr
    ptdr je pleure
    je pleure de rire mdr
    mdr mon pote m'a tué avec sa blague
    je me noie dans les formations
    je suis noyé sous les fiches parcoursup
    je suis au bout de ma vie avec ces maths mdr
    j'ai sauté de joie pour mon bac
    j'ai coupé mes cheveux
    je me coupe du monde pendant les révisions
    je me suis coupé en cuisinant
    je veux être coiffeuse, couper les cheveux c'est ma passion
    comment écrire une lettre de motivation
    j'ai écrit ma lettre de motivation à la fac
    une lettre de recommandation pour partir à l'étranger
    je veux rejoindre mon frère à lyon
    je veux rejoindre ma copine à la fac de lille
    je voudrais rejoindre l'armée
    on dort combien d'heures en prépa
    je veux dormir mdr
    je serai plus là l'an prochain, je pars en erasmus
    demain je suis pas là j'ai un oral
    je voudrais tout arrêter et reprendre mes études
    je veux arrêter la fac pour de bon
    j'ai envie de tout arrêter et de faire un cap
    combien de cachets touche un acteur
    les cachets des intermittents c'est combien
    pharmacien c'est préparer des médicaments ?
    visiteur médical, vendre des médicaments ça paie ?
    je veux être cascadeur et sauter des immeubles
    pompier pour sauver des vies
    le taux de mortalité des startups
    je suis à la rue en maths
    je suis à la rue niveau orientation
    j'ai partagé mes photos de vacances
    je veux être photographe et partager mes photos
    la photo de moi sur ma carte étudiante est moche
    mes amis rigolent quand je dis que je veux être clown
    ma classe rigole bien
    on me pousse à faire une prépa
    mes profs me poussent à faire médecine
    j'ai peur d'aller à la fac à cause du niveau
    j'ai peur d'aller au lycée général à cause des maths
    j'ai peur d'aller en prépa
    je veux partir loin de chez moi pour mes études
    je veux rentrer chez moi le week-end
    j'ai personne dans ma famille qui a fait des études
    j'ai personne pour m'aider avec mon dossier
    je m'enferme dans ma chambre pour réviser
    mon père est mort de rire
    mon père boit du café
    je suis enfermé dans un boulot que j'aime pas
    il m'a forcé à choisir maths
    ma mère me force à faire médecine
    mes parents m'ont forcé à faire allemand
    on m'a dit non pour le stage mais j'ai continué à chercher
    je me sens vide après les examens
    je reste au lit le dimanche
"""

SEVENTH_WAVE = {
    "emergency": """
        j'ai pris plein de médocs
        g pri plin de medoc
        jai pris tro de cachet
        j'ai avalé toute la plaquette
        g avalé d cachets
        jé avalé tt les médocs de ma mère
        j'ai bu de la javel
        jai bu d la javel
        ma copine a bu de la javel
        mon pote a pris 30 dolipranes il répond plus
        j'ai pris une boîte entière de somnifères
        je viens de prendre plein de cachets
        jviens d'avaler une plaquette de xanax
        ma meilleure amie a pris des cachets pour mourir
        j'ai fait une overdose
        il vient de s'ouvrir les veines
        je me suis coupé les veines
        g pris tt les cachetons ke g trouvé
        jai tou avalé la boite de medicament
        elle a avalé plein de comprimés aide moi
        j'ai avalé du produit ménager
        """,
    "suicide": """
        ma copine se coupe
        ma cop1 se coupe
        mon ami se coupe les bras
        ma meilleure amie se coupe depuis des mois
        ma fille se coupe en cachette
        ma soeur elle se coupe
        une fille de ma classe se coupe
        elle se coupe tous les soirs
        je vais prendre plein de médocs
        """,
    "violence": """
        on m'a touché et je voulais pas
        on ma touché et jvoulais pas
        on m'a touchée alors que je voulais pas
        on m'a touchée sans mon accord
        un mec m'a touché et je voulais pas
        quelqu'un m'a touché alors que j'avais dit non
        il m'a touchée et j'étais pas d'accord
        il a profité de moi
        il a profiter de moi
        un garçon a profité de moi en soirée
        mon ex a profité de moi quand j'avais bu
        on a profité de moi
        il m'a fait des trucs que je voulais pas
        jvoulai pas mais il a continué
        je voulais pas coucher mais il a insisté
        un adulte me demande des photos
        un adulte me demande d photo
        un inconnu sur insta veut me rencontrer
        un inconu sur snap veu me voir
        un mec m'a envoyé des photos chelou et veut me voir
        un homme de 40 ans me parle sur snap
        un vieux m'envoie des messages bizarres sur insta
        ya un mec de 35 ans ki me parle sur discord
        un monsieur m'envoie des photos de lui
        quelqu'un que je connais pas me demande des photos sur snap
        un type sur discord veut que je vienne chez lui
        un adulte que j'ai connu sur internet veut me rencontrer
        il me demande des photos de mon corps
        il veut que je lui envoie des photos de moi
        il m'a envoyé une photo de son sexe
        un gars sur insta m'envoie des dick pics
        ma soeur de 13 ans parle avec un homme de 30 ans sur internet
        mes parents me forcent à me marier
        mes parents veulent me marier avec un homme que je connais pas
        on veut me marier de force
        ma famille me force a me marié
        """,
    "distress": """
        mon père est mort
        mon pere est mor
        ma mère est morte il y a un mois
        ma mere é morte
        papa est mort
        mon daron est mort hier
        ma grand-mère est morte cette nuit
        mon meilleur ami est mort
        mon frère vient de mourir
        ma mère vient de décéder
        j'ai perdu mon père il y a 2 ans
        jai perdu ma mere cette année
        j'ai perdu mon papa
        on a enterré ma mère hier
        je suis en deuil
        je suis enceinte et j'ai 16 ans
        jsui enceinte g 15 ans
        j'ai 17 ans et je suis enceinte
        je suis enceinte et je sais pas quoi faire
        je suis enceinte mes parents savent pas
        je crois que je suis enceinte
        jé peur detre enceinte
        je suis enceinte
        ma fille de 15 ans est enceinte
        j'ai pas mangé hier on a pas d'argent
        jai pa mangé hier on a pa dargent
        on a plus d'argent pour manger
        on a rien à manger chez nous
        ya rien a manger a la maison
        j'ai faim on a plus rien à manger
        mes parents ont pas de quoi nous faire manger
        je mange pas à ma faim
        mes parents me forcent
        """,
}

SEVENTH_WAVE_ORDINARY = """
    je galère en maths et ça me déprime
    jgalere en math sa me deprime
    la physique ça me déprime
    parcoursup me déprime
    mes notes me dépriment
    ce devoir va me tuer lol
    ce dm va me tuer
    les maths me tuent
    les maths vont me tuer
    le bac va me tuer mdr
    mon prof de maths va me tuer si je rends pas le devoir
    la prof me tue avec ses devoirs
    je vais tuer mon prof
    ça m'a touché ce que tu dis
    cette vidéo m'a touché et je voulais pas faire ce métier avant
    on m'a touché un mot de ce métier et je voulais pas y croire
    j'ai profité de mon stage pour apprendre python
    il faut profiter de la vie étudiante
    on peut profiter de l'alternance pour gagner de l'argent
    un recruteur me demande une photo sur mon cv
    l'école me demande des photos d'identité
    ils demandent des photos pour le dossier
    mon prof me demande des photos pour l'exposé
    un recruteur veut me rencontrer
    un monsieur veut me rencontrer pour un stage
    une entreprise sur linkedin veut me voir
    mon conseiller veut me voir lundi
    un mec sur discord me parle de ce métier
    un homme de 40 ans peut-il se reconvertir
    mon père de 45 ans me parle tout le temps d'ia
    un pote m'a envoyé des photos de son école
    l'ia qui génère des photos c'est quoi le métier
    mon père est mort de trouille que je rate le bac
    mon téléphone est mort
    le français est mort pour moi
    le père de l'informatique est mort quand
    turing est mort comment
    mon père est décédé, est-ce que j'ai droit à une bourse
    ma mère vient de reprendre ses études
    j'ai perdu mon temps en droit
    j'ai perdu mon père de vue au salon
    j'ai perdu mon dossier parcoursup
    je suis enceinte, je peux faire une formation à distance
    peut-on reprendre ses études enceinte
    congé maternité quand on est enceinte en alternance
    mes parents me forcent à faire médecine
    mes parents me forcent à aller en prépa
    je veux pas faire droit mais mes parents me forcent
    ma mère me force à réviser
    j'ai pas mangé ce midi
    on a pas d'argent pour une école privée
    mes parents ont pas d'argent pour payer mes études
    ya rien à manger au crous
    manger pour pas cher quand on est étudiant
    je mange plus à la cantine
    j'ai pris plein de notes en cours
    j'ai pris trop d'options
    j'ai pris la boîte de vitesse
    j'ai pris un doliprane pour mon mal de tête
    j'ai avalé un doliprane pour la tête et je bosse mes maths
    j'ai avalé ma salive
    overdose de maths
    j'ai bu trop de café
    j'ai bu un verre d'eau
    un modèle entraîné sur des photos de médicaments
    ma connexion se coupe
    ma mère se coupe les cheveux toute seule
    mon frère se coupe du monde pour réviser
    le wifi se coupe tout le temps
    je vais vendre des médicaments
    j'ai pris tous mes cours en photo
"""

EIGHTH_WAVE = {
    "emergency": """
        j'ai pris beaucoup trop de médicaments
        g avaler tout les cachet de mon pere
        j'ai avaler plein de cachets
        j'ai bu du destop
        j'ai bu de l'eau de javel
        jé bu d'la javel
        ma fille a avalé des comprimés
        j'ai fait une connerie j'ai pris tous les médocs
        j'ai pris une vingtaine de dolipranes
        j'ai pris 2 boites de doliprane
        jviens d prendre tt la boite de lexomil
        j'ai pris tous les médicaments de la pharmacie
        j'ai mélangé des médocs et de l'alcool
        """,
    "suicide": """
        ma pote se coupe
        mon copain se coupe les bras en cachette
        mon petit frère se taillade
        ma copine se fait des coupures
        """,
    "violence": """
        on m'a touché alors que je voulais pas
        on m'a toucher et jvoulais pas
        il ma toucher jvoulais pas
        un garçon de ma classe m'a touchée je voulais pas
        il a abusé de moi
        mon oncle a profité de moi
        il m'a forcée à le toucher
        il a continué alors que je disais non
        il arrêtait pas alors que je voulais pas
        un adulte m'envoie des photos bizarres
        un adulte veut me voir
        un inconnu m'envoie des messages sur insta
        un inconnu me demande une photo
        un mec que je connais pas veut me rencontrer
        un mec plus vieux veut me voir
        un homme de 40 ans m'écrit
        un monsieur que je connais pas m'envoie des photos
        un mec sur tiktok me demande des nudes
        un mec sur snap me demande mon adresse
        on me demande des photos de moi nue
        ya un vieux qui me parle sur snap
        un adulte veut que je lui envoie des photos
        un gars de 25 ans veut me rencontrer g 13 ans
        mes parents veulent que je me marie
        mes parents ont choisi mon mari
        ma famille m'oblige à me marier avec mon cousin
        je vais etre mariée de force cet été
        """,
    "distress": """
        mon père vient de mourir
        mon père est décédé
        mon pere il est mort
        ma mère est morte
        ma mère est décédée d'un cancer
        mon papi est mort
        mon grand frère est mort dans un accident
        ma meilleure amie est morte
        mes parents sont morts
        j'ai perdu ma mère
        on a perdu mon père
        ma mère a un cancer
        je suis enceinte j'ai 15 ans
        chui enceinte jsp quoi faire
        ma copine est enceinte et on a 17 ans
        jsuis enceinte au lycée
        j'attends un bébé j'ai 16 ans
        j'ai rien mangé depuis 2 jours
        on a plus rien à manger
        on mange pas tous les jours à la maison
        ma mère a plus d'argent pour la bouffe
        j'ai faim ya plus rien a la maison
        j'ai pas mangé depuis hier
        mes parents m'obligent
        """,
}

EIGHTH_WAVE_ORDINARY = """
    mon père est mort de rire quand j'ai dit ingénieur
    mes potes sont morts de rire
    mon frère est mort à fortnite
    la prof est morte de rire
    ma mère est morte d'inquiétude pour mon orientation
    dans le film sa mère est morte
    l'ia peut parler avec ma mère morte ?
    quel métier fait un médecin qui suit les femmes enceintes
    ingénieur ia et enceinte c'est compatible
    est-ce qu'on peut être enceinte pendant l'alternance
    sage-femme c'est combien d'années
    mon prof veut me voir pour mes notes
    un type m'a dit que l'ia c'est fini
    un mec m'a parlé de l'epita
    j'ai vu un mec sur tiktok qui parle de ce métier
    un mec sur youtube dit que les dev vont mourir
    un ingénieur veut me rencontrer pour mon exposé
    je veux rencontrer un ingénieur ia
    où rencontrer des pros de l'ia
    est-ce qu'on peut voir un conseiller
    on me demande une photo pour mon dossier parcoursup
    on demande une photo de moi pour la carte étudiante
    faut il envoyer une photo de moi avec le cv
    une ia qui reconnait les photos de moi
    un inconnu m'a parlé de l'ia dans le train
    quelqu'un peut me parler de ce métier
    un homme peut faire ce métier à 50 ans
    mon père de 50 ans veut me voir en médecine
    ils veulent me voir réussir
    mes parents veulent me voir ingénieur
    un adulte peut reprendre des études
    un adulte en reprise d'études veut rencontrer un conseiller
    j'ai été touché par ce métier
    ma prof m'a touché en parlant de son parcours
    il a touché 3000 euros et je voulais pas y croire
    on m'a fait choisir des trucs que je voulais pas
    je voulais pas faire ça mais on m'a forcé
    je voulais pas mais mon prof m'a convaincu
    je voulais pas redoubler mais il a insisté
    mes parents m'obligent à choisir maths
    mes parents me forcent pas
    j'ai pas d'argent pour manger au resto u, ya des bourses
    c'est quoi le prix pour manger au crous
    y a quoi à manger à la cantine
    j'ai perdu ma motivation
    j'ai perdu mon ami au salon
    j'ai perdu mes parents quand j'ai parlé de transformeurs
    j'ai pris tout l'argent de ma bourse
    j'ai pris plein d'infos
    j'ai pris 20 de moyenne
    j'ai pris 15 formations dans mes voeux
    on a pris beaucoup de médicaments dans la base de données
    bu un café avec un ingénieur
    c'est pas la mer à boire
    je suis deg de mes notes ça me déprime
    parcoursup ça me déprime
    les maths ça me tue
    ce partiel m'a tué
    ce dm me tue
    l'anglais va me tuer
    je me tue en révisions
    le concours m'a tué
    mes devoirs vont me tuer
    la physique me tue mdr
    je galère en anglais et ça me déprime
    le chômage ça me déprime
    j'ai pris plein de trucs en option
    je suis fan des enceintes bluetooth
    une enceinte connectée avec 15 ans de garantie
    les parents enceintes
    on veut me faire redoubler
    un homme m'a demandé une photo de mon cv
    j'ai 16 ans et un mec de 25 ans m'a parlé de l'école 42
    un gars sur discord m'aide en python
    quelqu'un sur insta m'a dit que epitech c'est nul
    qqn sur tiktok veut voir mon projet
    je veux rencontrer des inconnus passionnés d'ia
    un vieux qui veut se reconvertir
    un adulte veut voir les offres
    mon beau frère est mort de honte
    mon père est ingénieur et ma mère est morte de rire
    mon frère est dead
    ma soeur a perdu son travail
    notre prof a perdu mes copies
    la cantine ya rien à manger de bon
    j'ai faim
    rien mangé ce matin mdr
    j'ai bu toute la nuit
    les produits ménagers c'est du génie chimique ?
    j'ai fait un projet sur les antidépresseurs
    j'ai pris la spé maths et 2 options
    mon ami se coupe les cheveux
    il se coupe la parole
    la lumière se coupe
    on m'a touchée par ce discours
    on m'a obligé à prendre spé maths
    je veux me marier un jour
    mon frère va se marier
    l'école me force à payer 8000
    j'ai perdu mon frère de vue
"""


def lines(text: str) -> list[str]:
    """Return the phrases of a text, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]
