"""First names that are common in France and no French word: written small, « je suis léa » still gives one away.

Folded. A name that is also a word (rose, claire, marie for « marié »), a place (nancy) or « l’IA » (lia) is left out:
a sentence that says no name must stay as it is.
"""

from __future__ import annotations

from orientation.text import word_set

FIRST_NAMES = word_set(
    "aaliyah aaron abdallah abdel abdou abdoulaye abel abigail adam adama adel adem adrien agathe agnes aicha aida "
    "aimane aissa aissatou alassane alexandra alexandre alexia alexis ali alice alicia aline alix alya alyssa "
    "amadou amara amelia amelie amin amina aminata amir amira anais anastasia andrea andreas andy angele angelina "
    "annabelle anthony antoine antonin apolline aristide arnaud arthur assia astrid aurelia aurelie aurelien axelle "
    "aya aylin aymen ayoub baptistine bastien beatrice benedicte benoit bernadette bertrand bilal boubacar brahim "
    "brandon brice brigitte bruno bryan camila carine carla carole cassandra catherine cecile cecilia cedric celia "
    "celine chaima chloe christelle christian christine christophe cindy clara clarisse clea clementine cleo "
    "clothilde coline corentin coumba cyprien cyril cyrille damien daniel daniela daphne deborah delphine diana "
    "didier dimitri djibril dominique dorian dylan edouard elena eleonore elias elif elina eliot elisa elisabeth "
    "elodie eloise elouan elsa elyes emeline emile emilie emilien emma emmanuel emmanuelle emmy enora enzo eric "
    "erwan esteban estelle esther ethan etienne eugenie eva evan evelyne ewen fabien fabienne fabrice fanny fares "
    "farid farida fatima fatou fatoumata felix ferdinand flavie florian francine francois francoise frederic gabin "
    "gabriel gabriella gabrielle gael gaelle gaetan genevieve geoffrey georges geraldine gerard ghislain giulia "
    "gregoire gregory gwenael gwenaelle habib hadrien hakim hamid hana hanae hanna hannah hassan hatice hector "
    "helena helene heloise henri hicham hind hugo hugues ibrahim ibrahima idris ilan ilyes imane imran ines ismael "
    "ismail ivan jacques jamel jamila jayden jennifer jeremie jeremy jerome jessica jimmy joachim joao johan "
    "johanna jonas jonathan jordan joris joseph josephine joshua josue juliette justine kader kadiatou kais kamel "
    "karim karima karine kelly kelyan kenza kevin khadija khadim khalid killian kylian ladji laetitia laila lamia "
    "lana laura laurie lea leana leandre leia leila lena leo leonie leopold leslie lila lilia lilian liliane "
    "lilou lily linda lisa livia loane loic lola lorenzo loris louane louison louka lucas lucie lucien ludivine "
    "ludovic luka lukas lya lyam lydia mael maelle maelys maeva mahdi maia malek malik malika malo mamadou manel "
    "manon marceau margaux margot maria mariam mariama marianne marielle marion marius marvin maryam maryse mateo "
    "matheo mathias mathieu mathilde mathis mathys matthias matthieu maurice maxence maya maylis medhi mehdi "
    "melanie melina melissa melvin mia michael michel michele mickael mila milo miriam mohamed mohammed monique "
    "mounir mourad moustapha muhammad mustapha myriam nabil nadege nadia nadine nael naim naomi nassim natacha "
    "natalia natan nathalie nathan nathanael nawel nelly nicolas nils nina nino noa noah noam noe noelie noemie "
    "nolan nora norah nour noura nourdine odile olga olivia omar orlane oumar oumou ousmane owen paola patricia "
    "patrick pauline pedro penelope philippe quentin rachel rachid rachida raphael raphaelle rayan rayane rebecca "
    "reda remi remy rita robert roger rokia romeo ronan roxane rudy sabrina sacha safia said salim salima salma "
    "salome sami samia samir samira samuel samy sandra sandrine sara sarah sasha sebastien selena selim selma "
    "severine shaima sidonie sihem simon simone sirine sofia sofiane soha solene soline sonia sophia sophie soraya "
    "souad soufiane stanislas stella stephane stephanie steven suzanne swann sybille sylvie tanguy tania tatiana "
    "tessa thais theo theodore thibault thibaut thierry thomas tiago tiffany tilio timeo timothe timothee titouan "
    "tony tristan ugo ulysse valerie vanessa victor victorien vivien walid warren wassim wendy wesley william "
    "xavier yacine yael yanis yann yannick yannis yasmina yasmine yassine ylan yoan yoann yohan yohann younes "
    "yousra youssef yves yvette zakaria zelie ziad zineb zohra"
)
